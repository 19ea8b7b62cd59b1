"""A kind of exercise that the kit has not: where on a line, from 0 to 100, something lies. See CONTRIBUTING."""
