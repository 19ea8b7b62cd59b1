"""Every sentence of the interface is said somewhere: one that nothing says would be translated for nobody."""

import re
from pathlib import Path

import kit
from kit.exercises import load_pack

CODE = Path(kit.__file__).parent
WORD = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
BEGUN = re.compile(r"""["'`]([a-z][a-z0-9-]*-)(?:\$?\{|["'])""")
"""The fixed beginning of keys, such as f"plan-{step}"."""
ENDED = re.compile(r"""["'`]\$?\{[^{}]*\}(-[a-z-]+)["'`]""")
"""The fixed end of a key whose beginning is another key, such as f"{key}-title"."""


def test_every_sentence_of_the_interface_is_said() -> None:
    code = "\n".join(file.read_text("utf-8") for kind in ("py", "js", "j2") for file in CODE.rglob(f"*.{kind}"))
    said, begun = set(WORD.findall(code)), tuple(set(BEGUN.findall(code)))
    assert "saved" in said
    assert "plan-" in begun
    unsaid = [key for key in load_pack().words("en") if key not in said and not key.startswith(begun)]
    ends = set(ENDED.findall(code))
    ended = {each + end for each in said for end in ends}
    assert [key for key in unsaid if key not in ended] == []
