"""What invented people need to know of each kind of exercise, a module each: see `kit.synthetic.kind`."""

from kit.synthetic.kind import SyntheticKind

SyntheticKind.load(__name__)
