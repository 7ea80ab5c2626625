"""Addresses under the names that allauth looks for. What is not here (sign-up, e-mail, phone) does not exist."""

from django.urls import path

from chibo.platform.accounts.views import door, dressed

urlpatterns = [
    path("login/", door.sign_in, name="account_login"),
    path("logout/", door.sign_out, name="account_logout"),
    path("again/", dressed.again, name="account_reauthenticate"),
    path("closed/", dressed.closed, name="account_inactive"),
    path("second-factor/", dressed.factors, name="mfa_index"),
    path("second-factor/", dressed.factors, name="mfa_list_webauthn"),
    path("second-step/", dressed.second_step, name="mfa_authenticate"),
    path("again/code/", dressed.code_again, name="mfa_reauthenticate"),
    path("again/passkey/", dressed.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("second-factor/phone/", dressed.begin_codes, name="mfa_activate_totp"),
    path("second-factor/phone/end/", dressed.end_codes, name="mfa_deactivate_totp"),
    path("second-factor/codes/", dressed.recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", dressed.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-factor/codes/file/", dressed.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("second-factor/passkey/", dressed.add_passkey, name="mfa_add_webauthn"),
    path("second-factor/passkey/<int:pk>/", dressed.rename_passkey, name="mfa_edit_webauthn"),
    path("second-factor/passkey/<int:pk>/remove/", dressed.remove_passkey, name="mfa_remove_webauthn"),
    path("passkey/", dressed.passkey_sign_in, name="mfa_login_webauthn"),
    path("linked/", dressed.connections, name="socialaccount_connections"),
    path("linked/cancelled/", dressed.link_cancelled, name="socialaccount_login_cancelled"),
    path("linked/failed/", dressed.link_failed, name="socialaccount_login_error"),
    path("oidc/<slug:provider_id>/", dressed.elsewhere, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/back/", dressed.back_from_elsewhere, name="openid_connect_callback"),
]
