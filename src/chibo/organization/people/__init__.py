"""People: a *person* has a name, a year or day of birth, a way to be reached, perhaps an account.

Names are Vietnamese names: sorted by *given name*, found with or without diacritics. There is no field
for identity numbers, address, family, salary, religion or health, and there will be none.
"""
