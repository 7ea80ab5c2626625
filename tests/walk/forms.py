"""The forms of all pages, as a browser finds them: where they send, and what each field holds."""

from html.parser import HTMLParser

from django.test import Client

from tests.walk.addresses import Address

Fields = dict[str, list[str]]


class FormReader(HTMLParser):
    """Collects the forms of one page."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.forms: list[tuple[str, Fields]] = []
        self.open: Fields | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A field or the beginning of a form."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.open = {}
            self.forms.append((given.get("action") or self.path, self.open))
        if self.open is None or ("name" not in given and tag != "option"):
            return
        if tag in ("input", "button"):
            kept = given.get("type") not in ("radio", "checkbox") or "checked" in given
            self.open.setdefault(given["name"], []).extend([given.get("value", "")] if kept else [])
        elif tag == "select":
            self.select = given["name"]
            self.open.setdefault(self.select, [])
        elif tag == "option" and self.select and "selected" in given:
            self.open[self.select].append(given.get("value", ""))
        elif tag == "textarea":
            self.area = given["name"]
            self.open.setdefault(self.area, [""])

    def handle_endtag(self, tag: str) -> None:
        """The end of one."""
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""

    def handle_data(self, data: str) -> None:
        """What stands in a text field."""
        if self.open is not None and self.area:
            self.open[self.area] = [data]


def forms_of(client: Client, addresses: list[Address]) -> dict[str, Fields]:
    """Where each form of each page sends, and what it would send as it stands."""
    found: dict[str, Fields] = {}
    for address in addresses:
        answer = client.get(address.path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            reader = FormReader(address.path)
            reader.feed(answer.content.decode())
            for action, fields in reader.forms:
                fields.pop("csrfmiddlewaretoken", None)
                found.setdefault(action.split("?")[0], {}).update(fields)
        elif answer.streaming:
            b"".join(answer)
    return found
