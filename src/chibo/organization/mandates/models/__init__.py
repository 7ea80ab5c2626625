from chibo.organization.mandates.models.delegation import Delegation
from chibo.organization.mandates.models.emergency import EmergencyAccess
from chibo.organization.mandates.models.mandate import Mandate, MandateQuerySet

__all__ = ["Delegation", "EmergencyAccess", "Mandate", "MandateQuerySet"]
