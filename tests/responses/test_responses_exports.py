import kit.responses


def test_what_is_exported_is_there_and_said_once() -> None:
    names = kit.responses.__all__
    assert names == sorted(set(names))
    assert all(getattr(kit.responses, name) is not None for name in names)
