"""Closed classes of English words that the reader of quotations goes by.

Lists of words of the language and of the trade; no list holds the name of a person or a club.
"""

from __future__ import annotations

__all__ = [
    "AUXILIARIES",
    "BE_FORMS",
    "BODY_WORDS",
    "DEMONYMS",
    "DETERMINERS",
    "FEELINGS",
    "FUNCTION_WORDS",
    "LABEL_WORDS",
    "MESSAGE_NOUNS",
    "MONTHS",
    "NAME_SUFFIXES",
    "NOT_HEADS",
    "NOUN_FORMS",
    "OFFICE_WORDS",
    "ORG_WORDS",
    "PARTICLES",
    "PLAIN_TITLES",
    "PLAIN_VERBS",
    "PLAYER_NOUNS",
    "PREPOSITIONS",
    "ROLE_CLASSES",
    "ROLE_PREMODIFIERS",
    "SPEECH_VERBS",
    "STRONG_VERBS",
    "SUBORDINATORS",
    "TAG_VERBS",
    "TITLES",
    "TITLE_HEADS",
    "TITLE_NOUNS",
    "WEEKDAYS",
    "are_people",
    "is_adverb",
    "is_person_noun",
    "looks_like_a_verb",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(stems: str) -> frozenset[str]:
    """Third person, past and -ing of regular verbs."""
    out: set[str] = set()
    for stem in stems.split():
        if stem.endswith("e"):
            out.update((stem + "s", stem + "d", stem[:-1] + "ing"))
        elif stem.endswith("y") and stem[-2] not in "aeiou":
            out.update((stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"))
        elif stem.endswith(("s", "sh", "ch", "x")):
            out.update((stem + "es", stem + "ed", stem + "ing"))
        else:
            out.update((stem + "s", stem + "ed", stem + "ing"))
    return frozenset(out)


STRONG_VERBS: frozenset[str] = _words(
    """said says saying say told tells telling wrote writes writing spoke speaks speaking
        quipped quips quipping admitted admits admitting ruled swore swears bragged brags
        bragging"""
) | _forms(
    """add explain insist joke tweet recall continue concede claim argue warn reply respond ask
        answer state declare announce reveal confirm suggest stress reiterate observe remark
        comment complain lament reflect muse conclude predict vow boast contend maintain
        acknowledge agree counter retort exclaim testify allege emphasise emphasize elaborate
        enthuse fume propose warn plead note assert demand promise urge volunteer opine ponder
        interject proclaim advise caution relate recount email e-mail assure remind inform
        scoff speculate implore attest recommend pronounce summarize summarise surmise"""
)
"""Verbs of saying: with a subject beside them they make the words between the marks speech."""

TAG_VERBS: frozenset[str] = _words(
    """put puts went goes going read reads reading sang sings singing wept weeps shrugged
        shrugs grinned grins grinning thought thinks felt feels"""
) | _forms(
    """laugh smile sigh shout yell cry whisper mutter offer post repeat counsel object protest
        disagree roar bellow howl beam gush rave chant report hope wonder believe bristle charge
        quote apologise apologize praise text message mumble murmur scream snap bark growl rage
        reason decide rue hint signal confess type scrawl scribble marvel gripe grumble grouse fret
        crow sneer echo sum interrupt posit blog"""
)
"""Verbs that close a quotation ("…," he smiled) or bring in a part of one."""

_PARTIAL_VERBS = (
    _words(
        """called calls calling branded brands branding labelled labels labelling labeled labeling
        hit hits hitting saw sees blamed blames blaming spoken put puts putting vented
        deemed deems referred refers referring cited cites citing
        likened likens likening heralded lauded lauds lauding"""
    )
    | _forms(
        """describe hail praise salute blast slam criticise criticize condemn denounce dismiss
        reject accuse thank congratulate welcome mock defend express voice bemoan deny deride
        decry ridicule rate characterise characterize credit applaud rubbish scold attack
        compare declare consider liken celebrate question regret"""
    )
    | _forms(
        """portray depict paint lambast lambaste assail castigate chide chastise rebuke taunt tout
        trash berate excoriate malign belittle disparage lash rail mischaracterize paraphrase"""
    )
    | _words("slammed slamming went going spoke talked talks talking")
)

NOUN_FORMS: frozenset[str] = _words(
    """tweets claims comments remarks calls reports answers questions promises charges notes posts
    texts messages hopes offers demands attacks hints replies responses states warnings reasons
    jokes laughs smiles cries shouts cheers praises regrets complaints brands labels hits puts
    counters objects protests signals observations welcomes rates compares howls roars sighs
    feelings writing writings saying sayings reading readings meaning feeling thinking
    report claim comment question call brand label praise praise attack rating emails
    e-mails marvels echoes sums paints rails lashes painting rebukes taunts"""
)
"""Forms of verbs of saying that are as often nouns."""

PLAIN_VERBS: frozenset[str] = _words(
    """tell write insist argue explain admit declare describe predict concede agree suggest
    acknowledge maintain contend warn believe think accuse criticize criticise denounce dismiss
    complain allege assert deny lament observe recall conclude confirm announce reveal refer deem
    characterize characterise portray depict worry"""
)
"""Base forms of verbs of saying that are no nouns: "critics argue", "Reis would later tell"."""

SPEECH_VERBS: frozenset[str] = STRONG_VERBS | TAG_VERBS | _PARTIAL_VERBS | PLAIN_VERBS
"""All verbs that can bring in quoted words of their subject."""

AUXILIARIES: frozenset[str] = _words(
    """has had have having was were is are be been being am did do does would will could can may
    might must should shall didn't doesn't don't won't wouldn't couldn't can't wasn't isn't hadn't
    hasn't to going"""
)
BE_FORMS: frozenset[str] = _words("was were is are be been being")
_ADVERBS: frozenset[str] = _words(
    """also later then once again often always never ever just still even already instead meanwhile
    however though afterwards afterward beforehand earlier today tonight yesterday tomorrow
    sometimes soon now simply only all both further once twice went on much quite rather
    famously too though nevertheless nonetheless therefore thus next first finally eventually
    separately previously repeatedly not himself herself themselves itself recently"""
)
WEEKDAYS: frozenset[str] = _words(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays"
)
MONTHS: frozenset[str] = _words(
    """january february march april may june july august september october november december jan
    feb mar apr aug sept sep oct nov dec"""
)
DETERMINERS: frozenset[str] = _words(
    """the a an his her their its our my your one another this that these those some each every
    no any both either neither several many most two three four five other few all whose
    whoever whichever"""
)
PREPOSITIONS: frozenset[str] = _words(
    """of in on at to for from by with against about after before between during under over into
    onto through without within behind beyond across around among amid despite since until till
    upon towards toward near off out up down via per like unlike inside outside alongside above
    below beside besides following including regarding plus minus versus v vs throughout beneath
    past because aboard except concerning ahead"""
)
SUBORDINATORS: frozenset[str] = _words(
    """who whom which that when while whilst where whereas as if because although though since
    until unless before after once whether why how what so than lest but and or nor yet then
    whenever wherever"""
)
_PRONOUNS = _words(
    """he she they it we i you him them us me himself herself themselves itself ourselves who
    whom nobody everybody anybody somebody everyone anyone someone nothing everything anything
    something none mine hers theirs ours yours there here"""
)
_CONNECTIVES = _words(
    """and but or nor so yet then also however meanwhile instead indeed perhaps maybe still even
    asked speaking writing talking answering replying responding having being given not no yes
    moreover furthermore nevertheless nonetheless likewise similarly elsewhere earlier later
    soon now today tonight yesterday tomorrow only just once twice again never always often
    both all most many much more less few little several such same other another
    finally eventually initially suddenly unfortunately fortunately sadly clearly surely
    certainly obviously apparently reportedly allegedly inevitably neither either
    whatever whoever well too very quite rather almost nearly about around according
    asking added adding said says midway minutes moments seconds half ten nine eight seven six
    five four three two one first second third fourth fifth last next late early
    yet thus hence therefore besides otherwise overall afterwards thereafter beforehand
    ahead away back down up off out why how when where what which whose"""
)
FUNCTION_WORDS: frozenset[str] = (
    DETERMINERS | PREPOSITIONS | SUBORDINATORS | _PRONOUNS | _CONNECTIVES | _ADVERBS
    | (AUXILIARIES - _words("can may will"))
)  # fmt: skip
"""Words that are no part of a name or a role, also where they open a sentence."""

PARTICLES: frozenset[str] = _words(
    "van von der den de del della di da dos das du la le el al bin ibn ben ter af av zu"
)
"""Small words that may open a surname ("van Wessem") or stand inside a name."""

NAME_SUFFIXES: frozenset[str] = _words("jnr jr snr sr junior senior ii iii iv")
PLAIN_TITLES: frozenset[str] = _words(
    "mr mrs ms miss mx dr sir dame lord lady prof rev sen rep gov gen col lt sgt capt cpl maj "
    "hon pres atty sens reps profs gens amb brig supt ald pvt pfc cmdr det msgr"
)
"""Titles before a name that are no role of their own; their dot is not kept."""

_PERSON_NOUNS = """
coach manager boss captain skipper goalkeeper keeper goalie defender midfielder forward striker
winger wing back full-back fullback left-back right-back centre-back center-back wing-back
substitute sub playmaker attacker player footballer scorer goalscorer matchwinner newcomer
debutant teenager veteran youngster prospect international star hero record-holder
sweeper stopper shot-stopper hooker prop lock flanker fly-half flyhalf scrum-half scrumhalf
centre number wicketkeeper wicket-keeper batter batsman bowler opener seamer spinner leg-spinner
off-spinner all-rounder allrounder paceman pacer umpire referee official linesman
quarterback pitcher driver rider cyclist sprinter runner swimmer boxer golfer jockey trainer
champion runner-up seed qualifier finalist medallist medalist winner loser leader contender
champion holder man-of-the-match player-of-the-match goal-scorer
assistant deputy director chairman chairwoman chair president vice-president chief owner co-owner
executive secretary treasurer founder co-founder head spokesman spokeswoman spokesperson agent
lawyer attorney solicitor barrister judge prosecutor commissioner minister senator congressman
congresswoman representative lawmaker politician governor mayor ambassador diplomat councillor
candidate nominee chancellor king queen prince princess duke bishop pope imam pastor
professor teacher lecturer student historian economist analyst researcher scientist biologist
physicist expert scholar consultant strategist adviser advisor pollster activist organiser
organizer campaigner veteran soldier sheriff officer detective policeman policewoman constable
sergeant general colonel lieutenant marshal commander admiral
doctor surgeon physician physiotherapist physio nurse psychologist psychiatrist
editor author writer novelist poet journalist reporter correspondent columnist commentator pundit
broadcaster presenter host anchor blogger narrator announcer photographer
actor actress singer musician rapper composer drummer guitarist director producer filmmaker
artist designer architect engineer developer builder farmer miner worker employee businessman
businesswoman entrepreneur investor banker broker trader accountant billionaire millionaire
supporter fan steward groundsman kitman scout volunteer resident neighbour neighbor witness
survivor victim
mother father brother sister son daughter wife husband uncle aunt cousin grandfather grandmother
man woman boy girl youth native partner friend colleague team-mate teammate counterpart
opponent rival predecessor successor member counsel aide source insider
ally surrogate booster backer critic donor voter delegate operative fundraiser lobbyist staffer
mogul magnate tycoon whistleblower immigrant refugee protester protestor demonstrator organiser
retiree parent bystander caller moderator questioner interviewer superintendent principal trustee
auditor comptroller coroner paramedic firefighter trooper rabbi priest archbishop reverend
co-chair vice-chair co-author chairperson congressperson
no-8 justice ceo cfo coo md speaker chef ace talisman goalgetter marksman poacher centurion hopeful
"""
_ROLE_NOUNS: frozenset[str] = _words(_PERSON_NOUNS) - _words("number")
"""Nouns for what a person is or does."""

NOT_HEADS: frozenset[str] = _words(
    """man woman boy girl youth native friend star hero teenager veteran youngster newcomer
    debutant international brother sister son daughter wife husband mother father uncle aunt cousin
    prospect partner colleague teammate team-mate counterpart opponent rival seed qualifier winner
    loser victim survivor source insider back number lock prop wing centre sub hopeful
    runner-up finalist ally critic voter parent bystander caller questioner protester protestor
    demonstrator immigrant refugee"""
) - _words("wing prop lock centre")
"""Person nouns that by themselves are no role in the sense of a job or a position."""

ROLE_CLASSES: dict[str, str] = {
    "coach": "coach", "manager": "coach", "boss": "coach", "trainer": "coach",
    "captain": "captain", "skipper": "captain",
    "goalkeeper": "goalkeeper", "keeper": "goalkeeper", "goalie": "goalkeeper",
    "shot-stopper": "goalkeeper", "stopper": "goalkeeper",
    "forward": "forward", "striker": "forward", "attacker": "forward", "marksman": "forward",
    "defender": "defender", "full-back": "defender", "fullback": "defender",
    "centre-back": "defender", "center-back": "defender", "left-back": "defender",
    "right-back": "defender", "back": "defender",
    "wicket-keeper": "wicketkeeper", "batsman": "batter", "fly-half": "flyhalf",
    "scrum-half": "scrumhalf", "all-rounder": "allrounder", "sub": "substitute",
    "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "congresswoman": "congressman", "representative": "congressman",
    "chairwoman": "chairman", "chair": "chairman", "team-mate": "teammate",
}  # fmt: skip
"""Role nouns that can stand for each other."""

ROLE_PREMODIFIERS: frozenset[str] = _words(
    """former ex head interim caretaker assistant deputy acting sporting technical executive chief
    vice vice- club team national first-team youth senior young veteran experienced substitute
    second-half first-half home visiting stand-in current new newly-appointed long-serving
    left right centre center central attacking defensive full wing inside outside general
    managing police press campaign communications football rugby tennis cricket tournament
    goalkeeping fitness performance top teenage record seventh leading star
    world olympic european international law history political economics science
    prime foreign interior finance defence defense sports real estate city county state federal
    retired fellow high-ranking longtime co- presidential democratic republican"""
)

PLAYER_NOUNS: frozenset[str] = _words(
    """goalkeeper keeper goalie shot-stopper stopper defender midfielder forward striker winger wing
    full-back fullback left-back right-back centre-back center-back wing-back substitute sub
    playmaker attacker player scorer goalscorer teenager youngster veteran newcomer debutant
    international star hero champion matchwinner hooker prop lock flanker fly-half scrum-half
    centre batter batsman bowler opener seamer spinner all-rounder wicketkeeper prospect"""
)
"""What a match report may call anybody who plays in the match."""

TITLES: frozenset[str] = PLAIN_TITLES | _ROLE_NOUNS

OFFICE_WORDS: frozenset[str] = _words(
    """state defense defence treasury labor labour energy education commerce interior agriculture
    transportation justice house staff homeland security national intelligence veterans affairs
    health human services housing urban development public instruction elections parliament"""
)
"""What the holders of offices are named after: "Secretary of State", "Speaker of the House"."""

BODY_WORDS: frozenset[str] = _words(
    """department ministry committee court agency commission bureau council congress senate
    association federation university college institute foundation company corporation party
    campaign service union office administration group network fund trust institution
    organization organisation board coalition alliance project"""
)
"""Words that end the name of a body whatever stands before them ("Justice Department")."""

TITLE_HEADS: dict[str, str] = {
    "sen": "senator", "gov": "governor", "rep": "congressman", "capt": "captain",
    "gen": "general", "col": "colonel", "sgt": "sergeant", "prof": "professor",
    "lt": "lieutenant", "pres": "president", "det": "detective", "rev": "pastor",
    "cmdr": "commander",
}  # fmt: skip
"""What a title before a name calls the person."""

DEMONYMS: frozenset[str] = _words(
    """dane finn swede norwegian icelander dutchman dutchwoman englishman englishwoman scot
    scotsman scotswoman welshman welshwoman irishman irishwoman frenchman frenchwoman spaniard
    catalan basque portuguese italian german austrian swiss belgian pole czech slovak slovene
    slovenian croat croatian serb serbian bosnian montenegrin macedonian albanian kosovan greek
    turk cypriot maltese hungarian romanian bulgarian moldovan ukrainian russian belarusian
    georgian armenian azerbaijani estonian latvian lithuanian briton brit american canadian
    mexican guatemalan honduran salvadoran nicaraguan panamanian jamaican haitian cuban dominican
    trinidadian colombian venezuelan ecuadorian ecuadorean peruvian bolivian chilean argentine
    argentinian uruguayan paraguayan brazilian moroccan algerian tunisian libyan egyptian sudanese
    ethiopian eritrean somali kenyan ugandan tanzanian rwandan burundian congolese angolan zambian
    zimbabwean mozambican namibian south-african malian ghanaian nigerian senegalese gambian
    guinean ivorian liberian cameroonian gabonese togolese beninese burkinabe israeli lebanese
    syrian jordanian iraqi iranian saudi emirati qatari kuwaiti omani yemeni afghan pakistani
    indian bangladeshi nepali chinese japanese korean thai vietnamese indonesian malaysian
    singaporean filipino filipina mongolian kazakh uzbek australian aussie kiwi fijian samoan
    tongan londoner parisian mancunian liverpudlian glaswegian berliner yorkshireman cornishman
    texan californian sicilian sardinian bavarian galician andalusian african-american
    european african asian latvian luxembourger republican democrat conservative liberal
    socialist libertarian"""
)
"""Nouns for what country, town or party a person comes from."""

ORG_WORDS: frozenset[str] = _words(
    """united city town rovers athletic albion wanderers rangers county hotspur villa forest
    palace fc afc cf sc ac ssc as us if ifk fk sk bk sv tsv vfb vfl rb real sporting sportivo
    atletico deportivo deportes dynamo dinamo lokomotiv inter olympique union
    league liga cup trophy shield championship championships premiership division bundesliga
    series open final finals stadium arena ground park lane road street stadion estadio stadio
    estádio oval end stand association federation committee council company corporation
    foundation university college school institute center centre group party house senate
    congress court department ministry agency bank campaign news times post press guardian
    club academy society union commission board service bureau network television radio
    media institution trust fund initiative square bridge river island bay airport hospital
    international reuters games olympics"""
)
"""Words that show a run of capitals to be a club, a body, a place or a contest."""

MESSAGE_NOUNS: frozenset[str] = _words(
    """statement tweet letter email e-mail message post memo report filing release column book
    memoir speech interview announcement note communique communiqué blog diary ruling
    """
)
"""Nouns for words that somebody puts out."""

LABEL_WORDS: frozenset[str] = _words(
    """dubbed nicknamed nickname titled entitled headlined headline subtitled known so-called
    labelled labeled named billed word words term phrase slogan motto banner banners sign signs
    placard placards poster posters t-shirt t-shirts shirt shirts hashtag label moniker
    tag tagline caption captioned tattoo inscription engraved inscribed emblazoned marked
    acronym code-named codenamed title titles bearing alias aka"""
)
"""Words after which marks name a thing, or show what is written on it."""

TITLE_NOUNS: frozenset[str] = _words(
    """song songs ballad hymn anthem film films movie book novel play album single track show series
    programme program podcast documentary fanzine magazine newspaper website painting poem
    chapter episode musical opera tune number column article essay game derby sitcom comedy"""
)
"""Works and things whose title stands in marks after the noun."""

_IRREGULAR_PAST = _words(
    """was were had made took put kept came went saw gave found felt thought knew left led won lost
    said told struck hit ran scored met held brought began drew fell rose stood sat spoke wrote
    became got set let cut beat sent shot paid sold built bought caught taught sought fought
    laid lay hung drove rode broke chose froze wore tore bore swore threw grew flew blew shook
    understood heard read meant spent bent swung slid hid bit lit shone stuck sank sang drank
    rang sprang did has is does has could would will can might must should may cannot couldn't
    wouldn't didn't wasn't hadn't isn't doesn't won't can't"""
)
FEELINGS: frozenset[str] = _words(
    """delighted disappointed pleased frustrated satisfied relieved convinced annoyed worried
    excited thrilled unimpressed determined concerned honoured honored happy unhappy angry furious
    proud sorry adamant calm emotional philosophical defiant modest blunt magnanimous gracious"""
)
"""What somebody is said to be before his or her own words follow."""

_NOT_VERBS_IN_S = _words(
    "as is this thus us plus perhaps always sometimes besides versus his its hers ours theirs "
    "yours minutes points goals fans players reporters years"
)


def is_adverb(word: str) -> bool:
    """Whether the lower-cased ``word`` may stand between a subject and its verb."""
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly"))


def looks_like_a_verb(word: str) -> bool:
    """Whether the lower-cased ``word`` right after a name is most likely its finite verb."""
    return (
        word in SPEECH_VERBS
        or word in _IRREGULAR_PAST
        or (len(word) > 3 and word.endswith("ed"))
        or (len(word) > 3 and word.endswith("s") and word not in _NOT_VERBS_IN_S)
    )


def are_people(word: str) -> bool:
    """Whether the lower-cased ``word`` is a noun for people, in the singular or the plural."""
    return is_person_noun(word) or word.endswith("men") or is_person_noun(word.removesuffix("s"))


def is_person_noun(word: str) -> bool:
    """Whether the lower-cased ``word`` names a person by what he or she is or does."""
    return (
        word in _ROLE_NOUNS
        or word.endswith(("-year-old", "-elect", "-half", "-back", "keeper", "-spinner", "woman"))
        or (word.endswith("man") and len(word) > 5)
    )
