"""The parts of a workshop, each with the place where its file says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.exercises.model import Exercise, Model
from kit.exercises.pack import Workshop
from kit.exercises.reading.yaml_lines import Document, Fault, Location


@dataclass(frozen=True)
class Part:
    """A model in a workshop: `at` in the file, and `path`, the ids that lead to it (the same in every language)."""

    at: Location
    path: tuple[str, ...]
    model: Model


@dataclass(frozen=True)
class Page:
    """One workshop in one language, as models and as the file they came from."""

    language: str
    workshop: Workshop
    document: Document

    def fault(self, at: Location, message: str) -> Fault:
        """A fault at a place of this file."""
        return Fault(self.document.file, self.document.line(at), message)

    def parts(self) -> Iterator[Part]:
        """Every part, from the workshop itself down to the options, in the order of the file."""
        yield from self._walk(self.workshop, (), ())

    def exercises(self) -> Iterator[tuple[Location, Exercise]]:
        """The exercises as they are written, each with its place in the file."""
        for index, exercise in enumerate(self.workshop.written):
            yield ("exercises", index), exercise

    def _walk(self, model: Model, at: Location, path: tuple[str, ...]) -> Iterator[Part]:
        yield Part(at, path, model)
        for name, field in type(model).model_fields.items():
            key = field.alias or name
            value = getattr(model, name)
            if isinstance(value, Model):
                yield from self._walk(value, (*at, key), (*path, key, str(getattr(value, "id", key))))
            for index, each in enumerate(value if isinstance(value, tuple) else ()):
                if isinstance(each, Model):
                    # An exercise may have its items directly; its one section then stands nowhere in the file.
                    below = (*at, key, index) if (*at, key) in self.document.lines else at
                    yield from self._walk(each, below, (*path, key, str(getattr(each, "id", index))))
