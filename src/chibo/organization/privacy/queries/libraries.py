"""Tables of libraries, declared here because their models cannot carry the declaration themselves."""

from chibo.kernel.personal import Declaration, Keep, NotPersonal, Personal, blank

LIBRARIES: dict[str, Declaration] = {
    "auth.Group": NotPersonal("not used: rights follow from posts"),
    "auth.Permission": NotPersonal("not used: rights follow from posts"),
    "contenttypes.ContentType": NotPersonal("names of tables"),
    "sites.Site": NotPersonal("the name of this installation"),
    "sessions.Session": Personal(
        purpose="sign_in", keep="sessions", mentions="the account, inside sealed data",
        hidden=("session_key", "session_data"), since="expire_date",
    ),
    "axes.AccessAttempt": Personal(
        purpose="sign_in", keep="sign_in", mentions="login name and network address of wrong passwords",
        since="attempt_time",
    ),
    "axes.AccessAttemptExpiration": Personal(
        purpose="sign_in", keep="sign_in", mentions="the end of a lock", since="access_attempt__attempt_time"
    ),
    "axes.AccessFailureLog": Personal(
        purpose="sign_in", keep="sign_in", mentions="login name and network address", since="attempt_time"
    ),
    "axes.AccessLog": Personal(
        purpose="sign_in", keep="sign_in", mentions="login name and network address", since="attempt_time"
    ),
    "account.EmailAddress": Personal(
        purpose="sign_in", keep="rights", account="user", at_end=Keep("it lives as long as the login")
    ),
    "account.EmailConfirmation": NotPersonal("not used: addresses are confirmed by the committee"),
    "mfa.Authenticator": Personal(
        purpose="sign_in", keep="rights", account="user", fields=("type", "created_at", "last_used_at"),
        at_end=Keep("it lives as long as the login; its owner removes it"),
    ),
    "usersessions.UserSession": Personal(
        purpose="sign_in", keep="sessions", account="user", fields=("created_at", "last_seen_at", "ip", "user_agent"),
        since="last_seen_at",
    ),
    "socialaccount.SocialAccount": Personal(
        purpose="sign_in", keep="rights", account="user", fields=("provider", "uid", "last_login", "date_joined"),
        at_end=Keep("it lives as long as the login; its owner removes it"),
    ),
    "socialaccount.SocialApp": NotPersonal("the address of the identity provider"),
    "socialaccount.SocialToken": Personal(
        purpose="sign_in", keep="sign_in", account="account__user", hidden=("token", "token_secret"),
        since="expires_at", at_end=blank("token_secret"),
    ),
}
