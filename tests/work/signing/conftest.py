import pytest

from tests.work.signing.stories import root


@pytest.fixture
def trusted(settings, tmp_path):
    """The invented authority is among the trusted roots."""
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "goc.pem").write_bytes(root().pem)
    (folder / "README.txt").write_text("not a certificate")
    settings.SIGNING_TRUST_ROOTS = str(folder)
    return folder
