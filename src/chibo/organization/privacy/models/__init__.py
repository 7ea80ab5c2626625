"""The rows of privacy: who looked, consents, requests for correction, deletion runs."""

from chibo.organization.privacy.models.consent import Consent
from chibo.organization.privacy.models.correction import CorrectionRequest
from chibo.organization.privacy.models.run import RetentionLine, RetentionRun
from chibo.organization.privacy.models.view import ViewRecord

__all__ = ["Consent", "CorrectionRequest", "RetentionLine", "RetentionRun", "ViewRecord"]
