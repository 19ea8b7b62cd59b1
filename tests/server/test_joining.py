"""The door: what is asked and promised there, and how much there is to tap and to read before the first question."""

from collections.abc import Callable
from pathlib import Path

from accessibility import broken_rules
from everything_at_once import phone_as_it_comes
from faces import sticks_out
from playwright.sync_api import Browser, Page, ViewportSize, expect
from server_process import Client, RoomOnServer, ServerProcess

from kit.exercises import load_pack

SMALL: ViewportSize = {"width": 360, "height": 640}
MOST_TAPS, MOST_WORDS = 3, 60
GAP = load_pack().workshop("mutuality-gap")
READ = "() => document.querySelector('main').innerText.trim().split(/\\s+/).length"


def test_what_is_promised_stands_in_view_with_whose_laptop_it_is(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    room.act("laptop-of", name="Kirklees Council")
    page = page_of(SMALL)
    page.goto(room.join_link)
    promised = page.get_by_text("Results show groups, never one person")
    expect(promised).to_be_in_viewport(ratio=1)
    expect(promised).to_contain_text("The facilitator's screen does not show your answers.")
    expect(page.get_by_text("The laptop belongs to: Kirklees Council.")).to_be_visible()
    assert page.locator("select, input[type=text]").count() == 0
    page.get_by_role("link", name="What happens to my answers?").click()
    expect(page.get_by_text("The laptop belongs to: Kirklees Council.")).to_be_visible()
    assert page.evaluate(READ) <= MOST_WORDS + 60, "the rest is folded"
    page.get_by_text("Who can see it").click()
    expect(page.get_by_text("A smaller group is not shown.")).to_be_visible()
    assert broken_rules(page, "privacy") == []
    assert sticks_out(page) == []
    room.act("laptop-of", name="")


def test_from_joining_to_the_first_question(browser: Browser, room: RoomOnServer) -> None:
    """Every word is counted of each page between the button *Join* and the first question."""
    room.act("open", workshop=GAP.workshop)
    for each in room.board.json("/api/board")["workshops"]:
        if each["open"] and each["id"] != GAP.workshop:
            room.act("close", workshop=each["id"])
    context = phone_as_it_comes(browser, viewport=SMALL, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(room.join_link)
    page.locator(".card input").first.check()
    page.get_by_role("button", name="Join").click()
    expect(page.locator(".resume-code")).to_be_visible()
    read, taps = page.evaluate(READ), 1
    expect(page.get_by_role("link", name="Go on")).to_be_in_viewport()
    page.get_by_role("link", name="Go on").tap()
    page.locator("html.paged").wait_for()
    while page.locator("body").get_attribute("data-pager") != "question":
        read += page.evaluate(READ)
        page.locator(".pager-next").tap()
        taps += 1
        assert taps <= MOST_TAPS
    context.close()
    assert read <= MOST_WORDS


def test_a_wish_for_a_break_says_before_what_it_tells_and_whom(
    room: RoomOnServer, page_of: Callable[..., Page]
) -> None:
    page = page_of(SMALL)
    room.joins(page)
    page.goto("/")
    form = page.locator("[data-pause]").first
    told = "This tells the facilitators that somebody needs a break. It does not tell them who."
    expect(form).to_contain_text(told)
    assert not room.board.json("/api/board")["pause_asked_at"]
    form.get_by_role("button", name="I need a break").click()
    expect(form.get_by_role("status")).to_have_text(
        "The facilitators know that somebody needs a break. They do not know who."
    )
    assert broken_rules(page, "home") == []


def test_whose_laptop_it_is_is_said_when_the_program_starts_and_kept(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data", "--laptop-of", "Kirklees Council")
    try:
        code = server.links["join_url"].rpartition("=")[2]
        assert "The laptop belongs to: Kirklees Council." in Client(server.here).get(f"/join?code={code}").decode()
        server.stop()
        server.options = ()
        server.start()
        assert "The laptop belongs to: Kirklees Council." in Client(server.here).get("/privacy").decode()
        status, said = server.command("serve", "--laptop-of", "\u202e")
        assert status == 1 and "sign that turns" in said
    finally:
        server.stop()
