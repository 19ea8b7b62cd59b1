"""`mutuality plan [NAME]`: a session plan with clock times, or the list of plans."""

from datetime import datetime
from pathlib import Path

import click

from kit.cli import WORDS
from kit.exercises import Pack, PackNotUsable, exercises_folder, load_pack
from kit.exercises.reading.yaml_lines import Fault
from kit.exercises.session_plans.plan_page import NotAClockTime, clock_time, plan_markdown
from kit.exercises.session_plans.plans import Plan, plans_folder, read_plan, read_plans


@click.command("plan", help=WORDS["plan"])
@click.argument("name", required=False)
@click.option("--start", default="09:00", show_default=True, metavar="HH:MM", help="When the session begins.")
@click.option("--exercises", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A pack of your own.")
def command(name: str | None, start: str, exercises: Path | None) -> None:
    """Print the plan NAME as Markdown; NAME may also be a file of yours. Without NAME, list the plans."""
    folder = exercises or exercises_folder()
    try:
        begins, pack = clock_time(start), load_pack(folder)
    except NotAClockTime as error:
        raise click.ClickException(f"{error} Nothing was printed.") from error
    except PackNotUsable as error:
        raise click.ClickException(f"The exercises have faults:\n{error}") from error
    plans = plans_folder(folder)
    if name is None:
        _list(read_plans(plans, pack)[0])
        return
    file = next((each for each in (plans / f"{name}.yaml", Path(name)) if each.is_file()), None)
    if file is None:
        known = ", ".join(each.stem for each in sorted(plans.glob("*.yaml"))) or "none"
        raise click.ClickException(f"There is no plan '{name}'. The plans: {known}. A file of your own works too.")
    _print(*read_plan(file, pack), pack, begins)


def _print(plan: Plan | None, faults: list[Fault], pack: Pack, begins: datetime) -> None:
    if plan is None or faults:
        listed = "\n".join(map(str, faults))
        raise click.ClickException(f"This plan has faults. Fix them, then ask again:\n{listed}")
    click.echo(plan_markdown(plan, pack, begins), nl=False)


def _list(plans: dict[str, Plan]) -> None:
    for name, plan in plans.items():
        click.echo(f"{name:16} {plan.minutes:4} minutes, phones in hand for {plan.phones:3}: {plan.title}")
    click.echo("\nA plan with clock times: mutuality plan NAME --start 09:30")
