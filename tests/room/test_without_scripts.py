"""Answers of somebody whose browser runs no scripts: the same rules, the same answers, and nothing typed is lost."""

from typing import Any

import pytest
from plain_fields import forms_in, sent_by
from room_in_process import Participant, RoomInProcess, refused

from kit.exercises import load_pack
from kit.room.plain_answers import PlainPage, keep, plain_page

PACK = load_pack()
GAP = PACK.exercise("gap")


def page(person: Participant, name: str) -> PlainPage:
    return person.do(plain_page, name)


def fields(person: Participant, name: str) -> dict[str, list[str]]:
    """What her browser would send of the page as it is."""
    return sent_by(forms_in(page(person, name).form)[0])


def send(person: Participant, name: str, fields: dict[str, list[str]]) -> dict[str, str]:
    """Send a form; why what was not saved, by its place."""
    told = person.do(keep, name, fields)
    return {} if told is None else {fault.place: fault.why for fault in told.faults}


def change(person: Participant, name: str, **changed: list[str]) -> dict[str, str]:
    """Change fields of the page as it is, by the ends of their names, and send it."""
    return send(person, name, fields(person, name) | {f"{name}--{end}": given for end, given in changed.items()})


def given(person: Participant) -> dict[str, Any]:
    return {place: each["value"] for place, each in person.answers().items()}


@pytest.fixture
def ada(room: RoomInProcess) -> Participant:
    for workshop in PACK.manifest.workshops:
        room.act("open", workshop=workshop)
    return room.participant(room.sides[0])


def test_a_gap_is_answered_in_one_go(ada: Participant) -> None:
    first, second = (item.id for item in GAP.core_items[:2])
    pairs = {f"gap--{item.id}--{end}": ["3"] for item in GAP.core_items for end in ("us", "them")}
    order = {"gap--matters--1": [second], "gap--matters--2": [""], "gap--matters--3": [first]}
    assert send(ada, "gap", fields(ada, "gap") | pairs | order) == {}
    said = given(ada)
    assert said["gap/matters"] == [second, first]
    assert all(said[f"gap/{item.id}"] == {"us": 3, "them": 3} for item in GAP.core_items)
    assert GAP.is_complete({place.removeprefix("gap/"): value for place, value in said.items()})
    assert page(ada, "gap").safe == len(GAP.core_items) + 1


def test_half_a_pair_says_what_is_missing(ada: Participant) -> None:
    assert change(ada, "gap", **{"voice--us": ["2"]}) == {}
    shown = page(ada, "gap").form
    assert shown.count("Half of this is saved.") == 1
    assert change(ada, "gap", **{"voice--them": ["cannot-say"]}) == {}
    assert given(ada)["gap/voice"] == {"us": 2, "them": "cannot-say"}
    assert "Half of this is saved." not in page(ada, "gap").form


def test_what_is_only_ticked_is_to_be_put_in_order(ada: Participant) -> None:
    """The page that all share has boxes, which scripts put in order as they are ticked."""
    one, two = (item.id for item in GAP.core_items[:2])
    told = ada.do(keep, "gap", {"gap--matters": [two, one]})
    assert told and [fault.place for fault in told.faults] == ["matters"] and "gap/matters" not in given(ada)
    again = sent_by(forms_in(told.form)[0])
    assert [again[f"gap--matters--{place}"] for place in (1, 2, 3)] == [[two], [one], [""]]
    assert send(ada, "gap", again) == {} and given(ada)["gap/matters"] == [two, one]
    assert send(ada, "gap", {"gap--matters": [one]}) == {} and given(ada)["gap/matters"] == [one], "one needs no order"


def test_what_is_refused_is_told_at_its_place_and_the_rest_is_safe(ada: Participant) -> None:
    name, columns = "commitments", {each.type: each.id for each in PACK.exercise("commitments").items}
    rows = {f"row-1--{columns['text']}": ["Ask the mayor"], f"row-2--{columns['text']}": ["Write to Kampala"]}
    sent = fields(ada, name) | {f"{name}--{end}": text for end, text in rows.items()}
    sent |= {f"{name}--row-2--{columns['date']}": ["in spring"], f"{name}--row-1--shared": ["shared"]}
    told = ada.do(keep, name, sent)
    assert told and [fault.place for fault in told.faults] == ["row-2"] and "2026-05-04" in told.faults[0].why
    assert given(ada) == {f"{name}/row-1": {columns["text"]: "Ask the mayor", "shared": True}}
    again = sent_by(forms_in(told.form)[0])
    assert again[f"{name}--row-2--{columns['date']}"] == ["in spring"], "what was typed stays"
    assert again[f"{name}--row-2--{columns['text']}"] == ["Write to Kampala"]
    assert f'id="{name}--row-2-told"' in told.form and f'aria-describedby="{name}--row-2-told"' in told.form


def test_an_emptied_field_takes_an_answer_back_only_where_it_was_shown(ada: Participant) -> None:
    text, shared = "our-story/aims", {"our-story--aims": ["A bus lane"], "our-story--aims--shared": ["shared"]}
    assert send(ada, "our-story", shared) == {} and given(ada)[text] == {"text": "A bus lane", "shared": True}
    assert send(ada, "our-story", {"our-story--aims": [""]}) == {}
    assert given(ada)[text]["text"] == "A bus lane", "the page that all share shows nobody's answers"
    kept = fields(ada, "our-story")
    assert kept.pop("our-story--aims--shared") == ["shared"]
    assert send(ada, "our-story", kept) == {} and given(ada)[text] == {"text": "A bus lane", "shared": False}
    assert change(ada, "our-story", aims=[" "]) == {} and given(ada)[text] is None
    assert change(ada, "our-story", aims=["A school"]) == {} and given(ada)[text]["text"] == "A school"


def test_what_was_changed_elsewhere_in_the_meantime_is_told_and_not_written_over(ada: Participant) -> None:
    assert change(ada, "readiness", rationale=["partly"]) == {}
    shown = fields(ada, "readiness")
    ada.answer("readiness", {"rationale": "yes", "wider-context": "yes"})
    assert send(ada, "readiness", shown | {"readiness--strategic-plan": ["not-yet"]}) == {}
    assert given(ada)["readiness/rationale"] == "yes", "she left this field as it was"
    told = send(ada, "readiness", shown | {"readiness--rationale": ["not-yet"], "readiness--wider-context": ["partly"]})
    assert told.keys() == {"rationale", "wider-context"} and "That answer counts now: Yes." in told["rationale"]
    assert given(ada)["readiness/rationale"] == given(ada)["readiness/wider-context"] == "yes"
    assert change(ada, "readiness", rationale=["not-yet"]) == {}
    assert given(ada)["readiness/rationale"] == "not-yet"
    assert len(ada.history("readiness", "rationale")) == 4


def test_the_same_form_twice_is_one_answer(ada: Participant) -> None:
    sent = fields(ada, "eight-facets") | {"eight-facets--we": ["4"]}
    assert send(ada, "eight-facets", sent) == send(ada, "eight-facets", sent) == {}
    assert len(ada.history("eight-facets", "we")) == 1


def test_a_table_writes_together_and_no_words_are_lost(ada: Participant, room: RoomInProcess) -> None:
    told = send(ada, "canvas", fields(ada, "canvas") | {"canvas--moment": ["A flood"]})
    assert told.keys() == {"moment"} and "Choose your table first" in told["moment"]
    assert send(ada, "canvas", fields(ada, "canvas") | {"canvas--moment": ["A flood"], "table": ["7"]}) == {}
    assert given(ada)["canvas/moment"] == {"text": "A flood", "also": []}
    ben = room.participant(room.sides[0]).sit(7)
    old = fields(ben, "canvas")
    assert old["table"] == ["7"] and old["canvas--moment"] == ["A flood"]
    assert change(ada, "canvas", moment=["A flood in May"]) == {}
    assert send(ben, "canvas", old | {"canvas--moment": ["The market"]}) == {}
    assert given(ben)["canvas/moment"] == {"text": "A flood in May", "also": ["The market"]}
    assert "Somebody else wrote this at the same moment: “The market”" in page(ada, "canvas").form
    assert send(ben, "canvas", {"canvas--moment": ["Rain"]}) == {}, "by the page that all share"
    assert given(ben)["canvas/moment"] == {"text": "A flood in May", "also": ["The market", "Rain"]}
    assert change(ada, "canvas", incentive=["A school"], moment=["Two floods"]) == {}
    assert given(ada)["canvas/moment"] == {"text": "Two floods", "also": ["The market", "Rain"]}


def test_words_for_one_table_do_not_end_on_the_sheet_of_another(ada: Participant) -> None:
    assert send(ada, "canvas", {"canvas--moment": ["A flood"], "table": ["7"]}) == {}
    told = ada.do(keep, "canvas", fields(ada, "canvas") | {"canvas--moment": ["Two floods"], "table": ["8"]})
    assert told and [fault.place for fault in told.faults] == ["moment"]
    again = sent_by(forms_in(told.form)[0])
    assert again["canvas--moment"] == ["Two floods"] and again["table"] == ["8"]
    assert "canvas/moment" not in given(ada)
    assert send(ada, "canvas", again) == {} and given(ada)["canvas/moment"]["text"] == "Two floods"
    ada.sit(7)
    assert given(ada)["canvas/moment"]["text"] == "A flood"
    with refused(400, "Tables have numbers from 1 to"):
        send(ada, "canvas", {"table": ["a hundred"]})


def test_of_many_stories_those_of_the_room_are_asked_about_and_those_begun(
    ada: Participant, room: RoomInProcess
) -> None:
    stories = [each.id for each in PACK.workshop("mutuality-cases").episodes]
    every = [place for place in fields(ada, "espoused-and-practised") if place != "seen"]
    assert {place.split("--")[1].partition(".")[0] for place in every} == {*stories}
    assert change(ada, "espoused-and-practised", **{f"{stories[5]}.assumption": ["We knew"]}) == {}
    room.act("choose-episodes", workshop="mutuality-cases", episodes=stories[:2])
    asked = {name.split("--")[1].partition(".")[0] for name in fields(ada, "espoused-and-practised") if name != "seen"}
    assert asked == {*stories[:2], stories[5]}
    assert f'href="../w/mutuality-cases#episode-{stories[0]}"' in page(ada, "espoused-and-practised").form


def test_what_is_private_opens_with_her_key_alone(ada: Participant) -> None:
    name = PACK.exercise("self-scoring").items[0].id
    assert change(ada, "self-scoring", **{name: ["2"]}) == {}
    assert given(ada)[f"self-scoring/{name}"] == 2
    stranger = Participant(ada.rooms, ada.token.partition(".")[0])
    with refused(403, "resume code"):
        page(stranger, "self-scoring")


def test_the_page_shows_what_a_page_with_scripts_would(ada: Participant, room: RoomInProcess) -> None:
    assert change(ada, "readiness", rationale=["not-yet"]) == {}
    shown = page(ada, "readiness")
    assert "Your result" in shown.results and shown.following and shown.following.id == "keeping-going"
    owner = sent_by(forms_in(shown.results)[0]) | {"readiness--rationale.owner": ["Amina"]}
    assert send(ada, "readiness", owner) == {}
    assert given(ada) == {"readiness/rationale": "not-yet", "readiness/rationale.owner": "Amina"}
    last = PACK.workshop("linking").exercises[-1].id
    assert page(ada, last).following is None


def test_a_workshop_that_was_never_open_is_not_asked(room: RoomInProcess) -> None:
    ada = room.participant(room.sides[0])
    for name, status in (("readiness", 403), ("nowhere", 404), ("self-scoring-headings", 404)):
        with refused(status, ""):
            page(ada, name)
        with refused(status, ""):
            send(ada, name, {})
    room.act("open", workshop="linking")
    late = fields(ada, "readiness") | {"readiness--rationale": ["yes"]}
    room.act("close", workshop="linking")
    assert send(ada, "readiness", late) == {} and given(ada) == {"readiness/rationale": "yes"}
