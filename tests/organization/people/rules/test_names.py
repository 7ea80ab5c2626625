import pytest

from chibo.organization.people.rules.names import suggested_login


@pytest.mark.parametrize(
    ("name", "login"),
    [("Nguyễn Thị Minh Đức", "ducntm"), ("Ly", "ly"), ("Y Bhă Niê-Kđăm", "kdamybn"), ("  ", ""), ("Ê Đê", "dee"),
     ("O’Brien", "brieno")],
)  # fmt: skip
def test_a_login_is_the_given_name_and_the_first_letters_of_the_others(name, login):
    assert suggested_login(name) == login
