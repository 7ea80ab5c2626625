from chibo.organization.mandates.models.delegation import Delegation
from chibo.organization.mandates.models.election import Candidacy, Election
from chibo.organization.mandates.models.emergency import EmergencyAccess
from chibo.organization.mandates.models.mandate import Mandate, MandateQuerySet

__all__ = ["Candidacy", "Delegation", "Election", "EmergencyAccess", "Mandate", "MandateQuerySet"]
