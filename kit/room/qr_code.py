"""Pictures of links, to be taken with the camera of a phone."""

import segno


def picture_in_page(link: str) -> str:
    """The link as a picture that needs no address of its own, so that no other address holds the secret in it."""
    return segno.make(link, error="m").svg_data_uri(border=2, scale=4)
