import kit.responses


def test_what_is_exported_is_there_and_said_once() -> None:
    names = kit.responses.__all__
    assert names == sorted(set(names))
    assert all(getattr(kit.responses, name) is not None for name in names)


def test_each_module_keeps_its_own_name() -> None:
    """A function called like its module (rooms.rooms) must not hide the module."""
    for name in ("answers", "erasure", "participants", "resume_codes", "rooms", "sessions", "snapshots"):
        assert getattr(kit.responses, name).__name__ == f"kit.responses.{name}"
