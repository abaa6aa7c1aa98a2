"""Orders to a desk that open a line and are whole: ``Not for publication before 6 pm``, ``BITTE
NICHT VERWENDEN``, ``Dépêche annulée``. In any case of letters, with accents or without, as lines of
transmissions have them.

Only a line that opens with the order and ends it (with a point, a time, or the line) counts: what
goes on as a sentence is report. ``Gol anulado`` and ``Meldung von Brandt zurückgezogen`` are sport;
so a withdrawal has to name a dispatch. ``Annule et remplace`` is no kill: the text that says so is
the right one, and a correction (:mod:`summarizer.revisions.marks`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from summarizer.language.patterns import one_of

__all__ = ["Order", "phrase_at_start"]

Order = Literal["kill", "test", "unpublishable", "hold", "embargo"]
"""``unpublishable``: not for publication at all. ``embargo``: until a time that only words tell."""

_LONGEST = 240  # characters of a line that are looked at

# All of it is held against folded text: small letters, no accents (ø, æ, ł, ı stay). The words of
# all languages stand together, since no line that mixes them means anything else.
_STORY = one_of(
    r"""\w{0,12}-?meldung|nachricht|bericht|text|artikel|beitrag|zusammenfassung|fassung|
    depeche|article|texte|papier|information|communique|version|despacho|noticia|nota|texto|
    informacion|articulo|teletipo|cable|notizia|lancio|testo|articolo|dispaccio|versione|materia|
    artigo|informacao|versao|tekst|verhaal|versie|telegram|telegrammet|artikkel|artikkelen|artikeln|
    texten|teksten|nyhet|nyheten|nyheden|melding|meldingen|notis|notisen|uutinen|juttu|teksti|sahke|
    depesza|wiadomosc|material|zprava|clanek|hir|szoveg|tudositas|stire|stirea|textul|materialul|
    haber|metin"""
)
"""What agencies call their text; English has its own."""
_ENGLISH_STORY = one_of("story|item|article|dispatch|report|copy|text|version|alert|snap|take")
_THE = one_of(
    """die|der|den|diese|dieser|diesen|dieses|unsere|unser|obige|la|le|cette|ce|cet|notre|el|esta|
    este|nuestra|nuestro|il|questa|questo|a|o|dit|het|ons"""
)
_THE_STORY = rf"(?:{_THE} |l')?{_STORY}"
_BEFORE_NUMBER = one_of(
    r"vom|von|nr\.?|nummer|mit der kennung|mit der nummer|no\.?|n°|numero|de|del|de las|van"
)
_NUMBERED = (
    rf"(?: {_BEFORE_NUMBER} \S{{0,40}}\d\S{{0,40}}(?: uhr)?| [a-z]{{2,4}}\d{{3,5}}"
    r"| precedente?| anterior){0,2}"
)
"""Which of them it is: ``vom 3.5.``, ``bsd0101``."""
_CALL = one_of(
    """achtung|bitte|hinweis|wichtig|eilt|vorsicht|redaktion|redaktionen|an alle redaktionen|
    attention|avis|urgent|important|note|merci de|priere de|veuillez|nota|atencion|aviso|urgente|
    por favor|se ruega|favor de|favor|attenzione|avviso|si prega di|per favore|atencao|let op|obs|
    viktig|viktigt|vigtig|vigtigt|huom|huomio|uwaga|pozor|figyelem|atentie|dikkat|lutfen|eds|editor|
    editors|desk|desks|all|please|pls|strictly|advisory|memo|mandatory|attn"""
)
_IS = one_of(
    """ist|wird|wurde|hiermit|est|a ete|queda|ha sido|e|viene|e stata|e stato|foi|is|wordt|ar|er|
    bliver|blir|on|zostala|zosta[lł]a?|byla?|je|a fost|este"""
)
_WITHDRAWN = one_of(
    """zuruckgezogen|zurueckgezogen|annulliert|storniert|widerrufen|annulee?|retiree?|supprimee?|
    anulad[oa]|retirad[oa]|cancelad[oa]|annullat[oa]|ritirat[oa]|cancellat[oa]|ingetrokken|vervallen|
    geannuleerd|aterkallat|aterkallas|annulleras|annullerat|annulleres|annulleret|annullert|
    trukket tilbake|trukket tilbage|trekkes|trekkes tilbake|tilbagekaldes|tilbagekaldt|
    dras tillbaka|peruttu|peruutettu|mitatoity|anulowan[aey]|wycofan[aey]|zrusena?|anulovana?|
    stazena?|visszavonva|torolve|anulata?|retrasa?|iptal|iptal edildi|iptal edilmi[sş]tir|
    geri cekild[iı]"""
)
_WITHDRAWAL = one_of(
    """zuruckziehung|zurueckziehung|annullierung|annulation|retrait|anulacion|annullamento|
    annuler|anular|annullare"""
)
_OF = one_of(
    "der|dieser|unserer|de|de la|de l'|de cette|del|de esta|de este|della|di|la|el|il|cette"
)
_DISPATCH = one_of("depeche|despacho|noticia|teletipo|nota|notizia|lancio|dispaccio")
"""Of these names, those that mean nothing else where the verb comes first."""
_KILL = (
    rf"{_THE_STORY}{_NUMBERED}(?: {_IS}){{0,2}} {_WITHDRAWN}(?: worden)?"
    rf"|{_WITHDRAWAL} (?:{_OF} ?)?{_STORY}{_NUMBERED}"
    rf"|{_WITHDRAWN} (?:{_THE} )?{_DISPATCH}{_NUMBERED}"
    rf"|(?:se (?:anula|retira|cancela)|si (?:annulla|ritira)|retirer|supprimer|retirar|eliminar|"
    rf"ritirare) (?:{_THE} )?{_DISPATCH}{_NUMBERED}"
    r"|zur(?:u|ue)ckgezogen|zur(?:u|ue)ckziehung|annulation (?:obligatoire|imperative)"
    r"|(?:avis )?d'annulation"
    rf"|wir ziehen {_THE_STORY}{_NUMBERED} zur(?:u|ue)ck"
)
_NOT = one_of("nicht|ne pas|ne plus|no|non|nao|niet|ej|inte|ikke|nie|nu|a nu se")
_PUBLISH = one_of(
    """veroe?ffentlichen|verwenden|benutzen|publizieren|senden|drucken|verbreiten|publier|diffuser|
    utiliser|reprendre|imprimer|publicar|difundir|usar|utilizar|emitir|pubblicare|diffondere|usare|
    utilizzare|publique|publiquem|divulgar|publiceren|gebruiken|plaatsen|voor publicatie|
    for publicering|publiceras|publicera|anvandas|til offentligg[oø]relse|offentligg[oø]res|
    for publisering|publiseres|bruges|brukes|anvendes|publikowac|wykorzystywac|do publikacji|
    publicati|publica|difuzati|difuza|folositi|zur veroe?ffentlichung|fur die veroe?ffentlichung|
    zur verwendung|zur verbreitung|zum abdruck|para publicacion|para su publicacion|
    para difusion|para su difusion|para publicacao|destinee? a la publication|
    destinee? a la diffusion|per la pubblicazione|destinat[oa] alla pubblicazione"""
)
_MAY = one_of("bitte|noch|ist|darf|far|ma|skal|ska|a|da|favor de")
_ENGLISH_FORBIDS = (
    rf"(?:this {_ENGLISH_STORY} is )?not (?:intended |cleared |meant )?(?:for (?:publication|"
    r"publishing|broadcast|print|release|use)(?: yet)?|"
    r"to be (?:published|used|broadcast|printed)(?: yet)?)"
    r"|do not (?:publish|print|use|run|broadcast|release)"
    rf"(?: (?:this|the) {_ENGLISH_STORY}| it| yet)?"
    r"|(?:for )?internal use only"
)
_ONE_WORD_FORBIDS = one_of(
    """publication interdite|diffusion interdite|publicera ej|publicera inte|ei julkaista|
    ei saa julkaista|ei julkaistavaksi|nepublikovat|nepouzivat|nem kozolheto|nem hasznalhato|
    ne kozoljek|ne kozolje|yay[iı][nm]lamay[iı]n|yay[iı][nm]lamay[iı]n[iı]z|yay[iı][nm]lanamaz|
    kullanmay[iı]n|kullanmay[iı]n[iı]z"""
)
_FORBID = (
    rf"(?:{_THE_STORY} )?(?:{_MAY} ){{0,2}}{_NOT} (?:mehr )?{_PUBLISH}(?: {_THE_STORY})?"
    r"(?: bestimmt| freigegeben)?"
    rf"|(?:verwenden|veroe?ffentlichen|benutzen) sie {_THE_STORY}(?: bitte)? nicht"
    rf"|{_THE_STORY} darf nicht (?:veroe?ffentlicht|verwendet) werden"
    rf"|{_ENGLISH_FORBIDS}|{_ONE_WORD_FORBIDS}"
)
_UNTIL = one_of(
    """before|until|till|prior to|ahead of|earlier than|vor|bis|avant|jusqu'a|jusqu'au|antes de|
    antes del|antes das|antes do|hasta|hasta las|prima di|prima del|prima delle|fino a|fino al|
    fino alle|ate|voor|tot|for|fore|innan|før|til|ennen|przed|do|pred|inainte de"""
)
_TIME = (
    r"[^!?;]{0,40}(?:\d|noon\b|midnight\b|[a-z]day\b|final whistle\b|full[- ]time\b|kick-?off\b|"
    r"further notice\b)[^!?;]{0,40}"
)
_HOLD = (
    rf"hold (?:this |the )?(?:{_ENGLISH_STORY} )?(?:until|till|for) .{{0,30}}"
    r"(?:\d|day\b|noon\b|midnight\b).{0,20}"
    rf"|{_THE_STORY} (?:bitte )?(?:noch )?zur(?:u|ue)ckhalten"
    rf"|(?:retenir|suspendre|retener) {_THE_STORY}"
)
_EMBARGO = (
    rf"(?:{_FORBID}) {_UNTIL} {_TIME}"
    rf"|for release (?:(?:at|on|after|from|not before) )?{_TIME}"
    r"|(?:beachten sie )?(?:bitte )?(?:die )?sperrfrist\b(?! (?:fur|gegen|von|wegen|nach|in) \D*$)"
    rf".{{0,120}}|gesperrt bis {_TIME}"
    rf"|(?:sous|bajo|sotto|sob|onder|under) embargo\b[ :]{{0,3}}{_TIME}"
    rf"|embargo {_UNTIL} (?!(?:19|20)\d\d (?!uhr\b|gmt\b)\w){_TIME}"
    rf"|embargad[oa] (?:ate|hasta) {_TIME}"
    rf"|(?:julkaisuvapaa|julkaistavissa|vapaa julkaistavaksi) {_TIME}"
)
_THANKS = one_of("bitte|danke|merci|gracias|grazie|obrigado|please|thanks|urgent")
_PHRASE = re.compile(
    # A quotation mark in front makes it somebody's words.
    rf"[^\w\"“”„«»‘’']{{0,12}}(?:{_CALL}[\s:;,!*/.()–—-]{{1,6}}){{0,4}}"
    rf"(?:(?P<embargo>{_EMBARGO})|(?P<kill>{_KILL})|(?P<hold>{_HOLD})"
    rf"|(?P<unpublishable>{_FORBID}))"
    rf"(?:[\s,:;!*/()-]{{1,4}}{_THANKS}){{0,2}}"
    r"(?=[\s*/)\]–—-]{0,12}$|\s?[.!;](?!\w)|\s?(?P<names>:|[–—-](?=\s))\s?(?P<rest>\S))"
)
_OVER = re.compile(
    r"\b(?:lifted|over|expired|ended|transfer|aufgehoben|abgelaufen|levee?|levantado|revocato|"
    r"opgeheven|keine|none|h[aæ]vet|oph[aæ]vet|purettu)\b"
)
_REPORT = re.compile(r"(?<!sperrfrist)(?<!embargo):\s")
"""Where a time ends and the report begins, whose words lift no embargo."""
_CONTACT = re.compile(r"@|\+\s?\d|\d[\d /-]{4,}\d|\b(?:tel|phone|mobil|contact|kontakt)")
# Cheaper than the pattern: a word without which none of it stands there.
_CUE = re.compile(
    r"(?:publ|pubbl|broadcast|print|used?\b|run\b|release|sperr|embarg|zuru|annul|anul|storn|widerr|"
    r"retir|supprim|cancel|ritir|ingetr|verval|geann|aterk|trukk|trekk|tilbag|dras|peru|mitat|wycof|"
    r"zrus|staz|vissza|torol|retras|iptal|geri|nicht|ne p|diffus|difun|usar|utiliz|emit|diffond|"
    r"nao|"
    r"niet|ej\b|inte|ikke|ei\b|nie\b|nep|nem\b|ne k|nu\b|yay|kullan|hold|reten|suspend|julk|"
    r"vapaa)"
)


def phrase_at_start(line: str, *, note: bool) -> Order | None:
    """The order that ``line`` opens with and that ends there; None where it is none.

    In a ``note``, an order not to publish that names what it means is about that: a number to call,
    a picture. In a text, what follows the colon is the report.
    """
    words = _folded(line[:_LONGEST])
    if _CUE.search(words) is None:
        return None
    found = _PHRASE.match(words)
    if found is None or (found["embargo"] and _OVER.search(_REPORT.split(found[0])[0])):
        return None
    if found["names"]:
        rest = words[found.start("rest") :]
        if found["unpublishable"] and (note or _CONTACT.search(rest)):
            return None
        if found["kill"] and not note and line.upper() != line:
            return None
    if found["kill"] and _WAS.search(found["kill"]):
        return "hold"  # As a report tells it.
    for order in _ORDERS:
        if found[order]:
            return order
    return None


_WAS = re.compile(r" (?:wurde|a ete|ha sido|e stat[oa]|foi|zosta[lł]a?|byla?|a fost) ")
_ORDERS: tuple[Order, ...] = ("embargo", "kill", "hold", "unpublishable")


def _folded(line: str) -> str:
    """``line`` in small letters without accents."""
    if line.isascii():
        return line.lower()
    apart = unicodedata.normalize("NFKD", line.replace("’", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()
