"""Where the sentence itself tells who speaks."""

from __future__ import annotations

import pytest

from summarizer.language.speech import read_speech
from summarizer.reading import read_bytes

Claim = tuple[tuple[int, ...], str | None, str | None, str | None]
"""Spans, speaker, words at the attribution where they differ, role."""


def read(text: str) -> tuple[list[Claim], tuple[int, ...]]:
    """The claims and the spans that are no speech in ``text``."""
    reading = read_speech(read_bytes(text.encode()))
    claims = [(q.spans, q.speaker, q.as_written, q.role) for q in reading.quotes]
    return claims, reading.not_speech


MATCH = (
    "Norvale coach Ana Reis watched her side beat Port Ellan 2-1 on Saturday. Captain Jo Falk "
    "scored both goals. Carl Strand replied for Port Ellan.\n\n"
)


VERB_AND_SUBJECT: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "verb first": (
        "“We were poor,” said Norvale coach Ana Reis.",
        [((1,), "Ana Reis", None, "Norvale coach")],
        (),
    ),
    "name first": ("“We were poor,” Ana Reis said.", [((1,), "Ana Reis", None, None)], ()),
    "told reporters": (
        "Norvale won.\n\n“We were poor,” captain Jo Falk told reporters.",
        [((1,), "Jo Falk", None, "captain")],
        (),
    ),
    "told the BBC": ("“We were poor,” Falk told Harbour Radio.", [((1,), "Falk", None, None)], ()),
    "told interviewer name": (
        "“We were poor,” Jo Falk told Harriet Moss of Radio Norvale.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "comma outside": ("“We were poor”, said Ana Reis.", [((1,), "Ana Reis", None, None)], ()),
    "told a station": (
        "“I've seen it back,” Jo Falk told Harbour TV. “It was never a foul.”",
        [((1, 2), "Jo Falk", None, None)],
        (),
    ),
    "quoted as saying": (
        "Jo Falk was quoted as saying “we were never in it” by a local newspaper.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "according to": (
        "Norvale were “asleep at the back”, according to captain Jo Falk.",
        [((1,), "Jo Falk", None, "captain")],
        (),
    ),
    "according to lead": (
        "According to Falk, the pitch was “a disgrace to the league”.",
        [((1,), "Falk", None, None)],
        (),
    ),
    "verb insisted": (
        "Coach Ana Reis insisted it was “never a penalty”.",
        [((1,), "Ana Reis", None, "Coach")],
        (),
    ),
    "verb tweeted": ("Jo Falk tweeted: “See you in May.”", [((1,), "Jo Falk", None, None)], ()),
    "smiled": ("“See you in May,” Falk smiled.", [((1,), "Falk", None, None)], ()),
    "joked": ("“See you in May,” joked striker Jo Falk.", [((1,), "Jo Falk", None, "striker")], ()),
    "generic verb": (
        MATCH + "“That was a joke of a decision,” Strand deadpanned.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "verb raged": (
        MATCH + "“That was a joke,” raged Strand.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "question": (
        "“Who could have foreseen it?” asked Jo Falk.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "question, name first": (
        "“Who could have foreseen it?” Falk asked.",
        [((1,), "Falk", None, None)],
        (),
    ),
    "cry": ("“What a night!” shouted captain Jo Falk.", [((1,), "Jo Falk", None, "captain")], ()),
    "cry, name first": (
        "“What a night!” Jo Falk shouted to the crowd.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "went on": ("Later Falk went on: “We never gave up.”", [((1,), "Falk", None, None)], ()),
    "adverb before the verb": (
        "Jo Falk later said it was “an accident”.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "has said": (
        "Jo Falk has said he wants to leave because of “broken promises”.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "would only say": (
        "Jo Falk would only say that he was “ready to go”.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "refused": (
        "Jo Falk refused to say whether he was “ready to go”.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "word in commas": (
        MATCH + "“We were good,” Reis, pictured, said.",
        [((1,), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "brackets": (
        "“We were poor,” said Falk (34). “Very poor.”",
        [((1, 2), "Falk", None, None)],
        (),
    ),
    "said after the match": (
        "“We were poor,” Reis said after Sunday's 3-0 defeat by Port Ellan.",
        [((1,), "Reis", None, None)],
        (),
    ),
    "quote w/ place": (
        MATCH + "“We were good,” Reis said in Norvale on Sunday before flying to Port Ellan.",
        [((1,), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "shook head": (
        MATCH + "“That was a joke of a decision,” Strand said, shaking his head.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "after and before": (
        "After 90 minutes captain Jo Falk said it had been “a long night”.",
        [((1,), "Jo Falk", None, "captain")],
        (),
    ),
    "in interview with": (
        "In an interview with Harbour TV, Jo Falk said: “It was never a foul.”",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "asked if": (
        "Asked by Harbour TV's Nina Holt if it was a foul, Jo Falk said: “Never.”",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "when asked": (
        "Jo Falk, when asked about the foul, said: “Never.”",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "asked passive": (
        "Asked about the penalty, Falk said: “I saw nothing.”",
        [((1,), "Falk", None, None)],
        (),
    ),
    "asked whether": (
        MATCH + "Asked whether Strand should have been sent off, Reis said: “Ask him.”",
        [((1,), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "dash sign": (
        "“We were better.” – Ana Reis, Norvale coach",
        [((1,), "Ana Reis", None, "Norvale coach")],
        (),
    ),
    "as X put it": (
        "It was, as Ana Reis put it, “a night for the ages”.",
        [((1,), "Ana Reis", None, None)],
        (),
    ),
    "in the words of": (
        "It was, in the words of Ana Reis, “a night for the ages”.",
        [((1,), "Ana Reis", None, None)],
        (),
    ),
    "verdict": (
        "Ana Reis's verdict: “A night for the ages.”",
        [((1,), "Ana Reis", None, None)],
        (),
    ),
    "noun claim": (
        MATCH + "Strand's claim that the penalty was “a gift” angered Falk.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "was how": (
        MATCH + "“A disgrace” was how Strand described the penalty.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "reply": (
        "Coach Ana Reis took the blame. Her reply was short: “Next question.”",
        [((1,), "Ana Reis", "Her", "Coach")],
        (),
    ),
}


@pytest.mark.parametrize("name", VERB_AND_SUBJECT)
def test_verb_and_subject(name: str) -> None:
    """The subject of the verb of saying is the speaker, on whichever side it stands."""
    text, claims, not_speech = VERB_AND_SUBJECT[name]
    assert read(text) == (claims, not_speech)


ROLE: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "appos head of": (
        "“They broke the rules,” said Len Tarrow, head of the Centre for Sport.",
        [((1,), "Len Tarrow", None, "head of the Centre for Sport")],
        (),
    ),
    "appos manager the": (
        "“We rode our luck,” said Bridget Kyle, the Ravenmoor manager. “I can't deny it.”",
        [((1, 2), "Bridget Kyle", None, "Ravenmoor manager")],
        (),
    ),
    "role, name": (
        "“We rode our luck,” said the Ravenmoor manager, Bridget Kyle.",
        [((1,), "Bridget Kyle", None, "Ravenmoor manager")],
        (),
    ),
    "coach X": (
        "Coach Marelo said he was “proud as a father”.",
        [((1,), "Marelo", None, "Coach")],
        (),
    ),
    "former Torvane lock": (
        "“We were poor,” said former Torvane lock Eoin Barr.",
        [((1,), "Eoin Barr", None, "former Torvane lock")],
        (),
    ),
    "two roles": (
        "“We were poor,” said Norvale scorer and captain Jo Falk.",
        [((1,), "Jo Falk", None, "Norvale scorer and captain")],
        (),
    ),
    "appos after role": (
        "Norvale's Danish captain, Jo Falk, said it was “time to go”.",
        [((1,), "Jo Falk", None, "Danish captain")],
        (),
    ),
    "comma role no art": (
        "“It's tough,” said Carl Strand, Norvale's captain.",
        [((1,), "Carl Strand", None, "Norvale's captain")],
        (),
    ),
    "appos comma list": (
        MATCH + "“We go again,” said Falk, Strand's former team mate at Wexby.",
        [((1,), "Jo Falk", "Falk", "Captain")],
        (),
    ),
    "president of": (
        "“We will appeal,” said the president of Norvale Rovers, Carl Strand.",
        [((1,), "Carl Strand", None, "president of Norvale Rovers")],
        (),
    ),
    "president of, unnamed": (
        "“We will appeal,” the president of Norvale Rovers said.",
        [((1,), None, "the president of Norvale Rovers", None)],
        (),
    ),
    "visibly upset": (
        "“We were poor,” said a visibly upset Falk.",
        [((1,), "Falk", None, None)],
        (),
    ),
    "world champion": (
        "“I felt strong,” said the world number three Ilse Brandt.",
        [((1,), "Ilse Brandt", None, None)],
        (),
    ),
    "minister": (
        MATCH + "Sports minister Hanne Vik called the scenes “shameful”.",
        [((1,), "Hanne Vik", None, "Sports minister")],
        (),
    ),
    "supporter": (
        MATCH + "“I cried,” said Norvale supporter Ruth Amble, 61, from Wexby.",
        [((1,), "Ruth Amble", None, "Norvale supporter")],
        (),
    ),
    "age after": (
        MATCH + "“I cried,” said Ruth Amble, 61, a retired teacher.",
        [((1,), "Ruth Amble", None, "retired teacher")],
        (),
    ),
    "age hyphen": (
        MATCH + "“I cried,” said 61-year-old Ruth Amble.",
        [((1,), "Ruth Amble", None, None)],
        (),
    ),
    "spokesman named": (
        "Norvale Rovers spokesman Piet Moll said: “We have no comment.”",
        [((1,), "Piet Moll", None, "Norvale Rovers spokesman")],
        (),
    ),
    "agent of": (
        "“He will stay,” said Falk's agent, Piet Moll.",
        [((1,), "Piet Moll", None, "agent")],
        (),
    ),
    "agent, unnamed": (
        "“He will stay,” Falk's agent said.",
        [((1,), None, "Falk's agent", None)],
        (),
    ),
    "long attribution": (
        (
            "“It's tough,” the on-loan Port Ellan midfielder Carl Strand, whose last "
            "game was in May, told reporters."
        ),
        [((1,), "Carl Strand", None, "on-loan Port Ellan midfielder")],
        (),
    ),
    "appos who": (
        "Jo Falk, who scored twice against Port Ellan, said: “We were poor.”",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "appos who object person": (
        "Jo Falk, who replaced Carl Strand, said: “We were poor.”",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "subject inv with who": (
        "“It's tough,” said Carl Strand, who replaced Jo Falk in May.",
        [((1,), "Carl Strand", None, None)],
        (),
    ),
    "on his part": (
        MATCH + "Strand, for his part, said Falk had been “unplayable”.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "name of a club": (
        "“I saw it,” said Jo Falk of Norvale Rovers.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "of the official": (
        "Goalkeeper Jo Falk was booked.\n\n“He'll regret it,” Falk said of the referee.",
        [((1,), "Jo Falk", "Falk", "Goalkeeper")],
        (),
    ),
}


@pytest.mark.parametrize("name", ROLE)
def test_role(name: str) -> None:
    """The role is what stands right beside the name, as written and without its article."""
    text, claims, not_speech = ROLE[name]
    assert read(text) == (claims, not_speech)


COLON: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "colon": (
        "Norvale coach Ana Reis: “We were poor.”",
        [((1,), "Ana Reis", None, "Norvale coach")],
        (),
    ),
    "said X colon": ("Said Reis: “We were poor.”", [((1,), "Reis", None, None)], ()),
    "added X colon": (
        "Added Norvale coach Ana Reis: “We were poor.”",
        [((1,), "Ana Reis", None, "Norvale coach")],
        (),
    ),
    "clause and colon": (
        "Coach Ana Reis was blunt: “We were awful.”",
        [((1,), "Ana Reis", None, "Coach")],
        (),
    ),
    "message clear": ("The message was clear: “We were awful.”", [((1,), None, None, None)], ()),
}


@pytest.mark.parametrize("name", COLON)
def test_colon(name: str) -> None:
    """A colon gives the words to the name before it, and to nobody where none is the subject."""
    text, claims, not_speech = COLON[name]
    assert read(text) == (claims, not_speech)


PARTIAL: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "partial": (
        "Then Falk said they were “delighted” to be there.",
        [((1,), "Falk", None, None)],
        (),
    ),
    "partial two": (
        "Later Falk said the win was “huge” and the fans “magnificent”.",
        [((1, 2), "Falk", None, None)],
        (),
    ),
    "that clause": (
        ("Reis admitted that her side had been “second best” and that Falk's goal was “a gift”."),
        [((1, 2), None, "Reis", None)],
        (),
    ),
    "two verbs": (
        "Coach Ana Reis called it “a scandal” and said she felt “robbed”.",
        [((1,), "Ana Reis", None, "Coach"), ((2,), "Ana Reis", "she", "Coach")],
        (),
    ),
    "describe": (
        "Afterwards Reis described the defeat as “a slap in the face”.",
        [((1,), "Reis", None, None)],
        (),
    ),
    "called him": ("Reis called him “the best I have seen”.", [((1,), None, "Reis", None)], ()),
    "called him mid": (
        "At the end Reis called him “the best I have seen”.",
        [((1,), "Reis", None, None)],
        (),
    ),
    "that he called": (
        MATCH + "It was a win that Reis called “the sweetest of all”.",
        [((1,), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "which he described": (
        MATCH + "Falk's second, which Strand described as “world class”, came late.",
        [((1,), "Carl Strand", "Strand", None)],
        (),
    ),
    "hailed": (
        "Coach Ana Reis hailed a “wonderful” night for the club.",
        [((1,), "Ana Reis", None, "Coach")],
        (),
    ),
    "thanked": (
        "Coach Ana Reis thanked the “incredible” fans.",
        [((1,), "Ana Reis", None, "Coach")],
        (),
    ),
    "two words": (
        "Reis, the coach, spoke of “pride” and “pain” on Monday.",
        [((1, 2), "Reis", None, "coach")],
        (),
    ),
    "name is object": (
        "Coach Ana Reis told captain Jo Falk to “stay calm” before the kick.",
        [((1,), "Ana Reis", None, "Coach")],
        (),
    ),
    "told X that he": (
        "Captain Jo Falk told coach Ana Reis he was “done”.",
        [((1,), "Jo Falk", None, "Captain")],
        (),
    ),
    "two people one sentence": (
        "Reis told Falk to “stay calm” before the kick.",
        [((1,), None, "Reis", None)],
        (),
    ),
    "chain of said": (
        MATCH + "Reis said Falk had told her he was “finished”.",
        [((1,), "Jo Falk", "Falk", "Captain")],
        (),
    ),
    "while": (
        "Ana Reis blamed the wind while captain Jo Falk said it was “nobody's fault”.",
        [((1,), "Jo Falk", None, "captain")],
        (),
    ),
    "but X": (
        ("The fans were furious, but coach Ana Reis insisted her side had been “excellent”."),
        [((1,), "Ana Reis", None, "coach")],
        (),
    ),
    "semicolon": (
        "Ana Reis blamed herself; Jo Falk said it was “nobody's fault”.",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "Reis's men": (
        MATCH + "Reis's players were “magnificent”, said Falk.",
        [((1,), "Jo Falk", "Falk", "Captain")],
        (),
    ),
    "speaking of another": (
        MATCH + "Reis said of Strand that he was “the best on the pitch”.",
        [((1,), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
}


@pytest.mark.parametrize("name", PARTIAL)
def test_partial(name: str) -> None:
    """Words quoted inside a sentence belong to the subject of the verb that governs them."""
    text, claims, not_speech = PARTIAL[name]
    assert read(text) == (claims, not_speech)


UNTOLD: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "passive told": (
        "Falk was told “get off the pitch” by the referee.",
        [((1,), None, None, None)],
        (),
    ),
    "reported to have": (
        "Falk is reported to have called the referee “a cheat”.",
        [((1,), None, None, None)],
        (),
    ),
    "accused of calling": (
        "Falk was accused of calling the referee “a cheat”.",
        [((1,), None, None, None)],
        (),
    ),
    "reported": (
        MATCH + "“I'm leaving,” Strand is reported to have told friends.",
        [((1,), None, None, None)],
        (),
    ),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_untold(name: str) -> None:
    """A verb in the passive, or of accusing, does not make its subject the speaker."""
    text, claims, not_speech = UNTOLD[name]
    assert read(text) == (claims, not_speech)


JOINED: dict[str, tuple[str, list[Claim], tuple[int, ...]]] = {
    "split": (
        "“We tried,” said Jo Falk, “but they were better.”",
        [((1, 2), "Jo Falk", None, None)],
        (),
    ),
    "split he": (
        ("Jo Falk sat alone with his boots off. “We tried,” he said, “but they were better.”"),
        [((1, 2), "Jo Falk", "he", None)],
        (),
    ),
    "insert": (
        MATCH + "“That,” Strand said with a grin, “was for my mum.”",
        [((1, 2), "Carl Strand", "Strand", None)],
        (),
    ),
    "three part": (
        "“We,” said Jo Falk, “are,” and he paused, “back.”",
        [((1, 2, 3), "Jo Falk", None, None)],
        (),
    ),
    "adding": (
        "Ana Reis praised the fans, adding: “They never stopped.”",
        [((1,), "Ana Reis", None, None)],
        (),
    ),
    "said adding": (
        "“We were poor,” said Reis, adding: “They were not.”",
        [((1,), "Reis", None, None), ((2,), "Reis", None, None)],
        (),
    ),
    "multi-para": (
        "Jo Falk said: “We were poor.\n\n“But we won.”",
        [((1, 2), "Jo Falk", None, None)],
        (),
    ),
    "long multi": (
        MATCH + "Reis said: “We had a plan.\n\n“We stuck to it.\n\n“And it worked.”",
        [((1, 2, 3), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "multi end attribution": (
        MATCH + "“We had a plan.\n\n“We stuck to it,” Reis said.",
        [((1, 2), "Ana Reis", "Reis", "Norvale coach")],
        (),
    ),
    "bare para after attribution": (
        "“We were poor,” said Jo Falk.\n\n“But we won in the end and that's what matters.”",
        [((1,), "Jo Falk", None, None), ((2,), "Jo Falk", None, None)],
        (),
    ),
    "two verbs, two speakers": (
        "“We were poor,” said Reis, but Strand said: “They were superb.”",
        [((1,), "Reis", None, None), ((2,), "Strand", None, None)],
        (),
    ),
    "multi-speaker para": (
        MATCH + "“It was a penalty,” said Reis. “Never,” said Strand.",
        [((1,), "Ana Reis", "Reis", "Norvale coach"), ((2,), "Carl Strand", "Strand", None)],
        (),
    ),
    "two speakers para": (
        "“We were poor,” said Reis. Captain Jo Falk agreed. “We never got going.”",
        [((1,), "Reis", None, None), ((2,), "Jo Falk", None, "Captain")],
        (),
    ),
    "alternate": (
        (
            "“We were better,” said Norvale coach Ana Reis.\n\n“No, we were,” said Port "
            "Ellan coach Carl Strand.\n\n“It was close,” he added."
        ),
        [
            ((1,), "Ana Reis", None, "Norvale coach"),
            ((2,), "Carl Strand", None, "Port Ellan coach"),
            ((3,), "Carl Strand", "he", "Port Ellan coach"),
        ],
        (),
    ),
    "Falk on Strand": (
        MATCH + "“Carl's a friend,” Falk said of Strand. “He'll be back.”",
        [((1, 2), "Jo Falk", "Falk", "Captain")],
        (),
    ),
    "subject then bare quotation": (
        "Jo Falk was delighted. “It's the best day of my life.”",
        [((1,), "Jo Falk", None, None)],
        (),
    ),
    "nobody named": (
        "Norvale lost 3-0.\n\n“It's the worst day of my life.”",
        [((1,), None, None, None)],
        (),
    ),
    "exclam narration": (
        "“What a night!” Jo Falk had scored twice and could not stop smiling.",
        [((1,), None, None, None)],
        (),
    ),
    "Strand told": (
        MATCH + "“We were poor,” Strand told the club's website. “Very poor.”",
        [((1, 2), "Carl Strand", "Strand", None)],
        (),
    ),
    "quotes in quotes": (
        "“He said ‘get up’ and I did,” said Carl Strand.",
        [((1,), "Carl Strand", None, None)],
        (),
    ),
}


@pytest.mark.parametrize("name", JOINED)
def test_joined(name: str) -> None:
    """Spans of one attribution are one claim; an attribution of its own makes another."""
    text, claims, not_speech = JOINED[name]
    assert read(text) == (claims, not_speech)
