"""Which kinds of exercise there are, and what each floor needs of every one of them.

A kind is a module in the package `kinds` of each floor. Its model, on the floor `exercises`, says what is asked and
what is accepted; what another floor needs of a kind is said by a class there that inherits `PartOfKind`. A kind that
lacks a floor, or a member on one, fails when it is imported: what decides about privacy has no default.
"""

import inspect
from abc import ABC
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, get_args, get_origin

if TYPE_CHECKING:
    from kit.exercises.model import Exercise

AnyKind = TypeVar("AnyKind", bound="Exercise")

MODELS: "dict[str, type[Exercise]]" = {}
"""The model of each kind, by its word in a pack's files; a model may have several words."""


class KindNotComplete(TypeError):
    """A kind of exercise lacks something that a floor needs of it; the message names kind, floor and member."""


class PartOfKind(ABC, Generic[AnyKind]):
    """What a floor knows of one kind. A class that names its `floor` says what is needed; those below it give it.

    Every abstract method, and every `ClassVar` without a value, of the first must be given by the others. A floor that
    needs nothing of a kind takes its own class for one without a module.
    """

    floor: ClassVar[str]
    parts: ClassVar[dict[type, Any]]
    """By model; each floor has parts of a class of its own, which `of` tells."""

    def __init_subclass__(cls, *, floor: str = "") -> None:
        if floor:
            cls.floor, cls.parts = floor, {}
            return
        needed = next(each for each in cls.__bases__ if issubclass(each, PartOfKind))
        (model,) = next(get_args(each) for each in cls.__dict__["__orig_bases__"] if get_args(each))
        must_have(cls, needed, words_of(model), cls.floor)
        cls.parts[model] = cls()

    @classmethod
    def of(cls, exercise: AnyKind) -> Self:
        """What this floor knows of the kind of `exercise`."""
        part: Self = cls.parts[type(exercise)]
        return part

    @classmethod
    def load(cls, package: str) -> None:
        """Import the modules of `package`, one for each kind, and of every kind that was added from elsewhere.

        Raises `KindNotComplete` if a kind is missing among them.
        """
        import_modules(package)
        FLOORS.append(cls)
        for folder in ADDED:
            cls.add(folder)
        cls.check()

    @classmethod
    def add(cls, package: str) -> None:
        """Import what `package` says of its kind on this floor, if it says anything."""
        if find_spec(f"{package}.{cls.floor}"):
            import_module(f"{package}.{cls.floor}")

    @classmethod
    def check(cls) -> None:
        """Raises `KindNotComplete` for a kind that this floor does not know, and needs something of."""
        for model in MODELS.values():
            if model in cls.parts:
                continue
            if [*_members(cls)]:
                raise KindNotComplete(
                    f"the kind '{words_of(model)}' is missing on the floor '{cls.floor}': "
                    f"add a module to kit/{cls.floor}/kinds with a class that inherits {cls.__name__}"
                )
            cls.parts[model] = cls()


ADDED: list[str] = []
"""The packages of kinds that are not the kit's own."""

FLOORS: list[type[PartOfKind[Any]]] = []
"""What the floors need of a kind, as far as they have been imported."""


def add_kind(package: str) -> None:
    """Add a kind from elsewhere: `package` has a module for each floor, named like it (`<package>.results`).

    Those of floors that nobody has imported yet are imported with them. Raises `KindNotComplete` if something lacks.
    """
    import_module(f"{package}.exercises")
    ADDED.append(package)
    for part in FLOORS:
        part.add(package)
        part.check()


def import_modules(package: str) -> None:
    """Import every module of `package`."""
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")


def must_have(given: type, needed: type, kind: str, floor: str) -> None:
    """Raise `KindNotComplete` if `given` lacks a member that `needed` asks for and does not have itself."""
    for name in _members(needed):
        if not hasattr(given, name) or _is_abstract(getattr(given, name)):
            message = f"the kind '{kind}' lacks '{name}' on the floor '{floor}'; {given.__name__} must give it"
            raise KindNotComplete(message)


def _is_abstract(member: object) -> bool:
    return getattr(member, "__isabstractmethod__", False)


def _members(needed: type) -> Iterable[str]:
    yield from (name for name, each in vars(needed).items() if _is_abstract(each))
    for name, annotation in inspect.get_annotations(needed).items():
        origin: object = get_origin(annotation)
        if origin is ClassVar and not hasattr(needed, name):
            yield name


def words_of(model: "type[Exercise]") -> str:
    """The words by which a pack's files call the kind of `model`: "plan, log"."""
    return ", ".join(get_args(model.model_fields["kind"].annotation))
