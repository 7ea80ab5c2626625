"""Who asks for signatures, who signs, who may read of it."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Group, Scope, Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.work.documents.queries import DocumentCard
from chibo.work.signing.models import Signer, SigningJob

ISSUERS = (
    Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.DIVISION_HEAD, Post.MASS_HEAD,
)  # fmt: skip
"""They issue papers of their unit, so they may send them to be signed."""


@predicate(label=_("issues papers of the unit or is its clerk"))
def issues_papers(user: Visitor, unit_id: int) -> bool:
    """Secretary, deputy, heads; the clerk who carries the papers to them."""
    duties = duties_of(user)
    return unit_id in duties.keeps or unit_id in duties.units_with(*ISSUERS)


@predicate(label=_("issues papers of the paper's unit or is its clerk"))
def issues_this_paper(user: Visitor, paper: DocumentCard) -> bool:
    """The same people, asked about one registered paper."""
    return bool(issues_papers(user, paper.unit_id))


@predicate(label=_("is to sign, has asked for it, or keeps the unit's register"))
def sees_the_job(user: Visitor, job: SigningJob) -> bool:
    """The same people for whom ``visible_to`` finds it."""
    duties = duties_of(user)
    if duties.keeps_list_of(job.unit_id):
        return True
    if duties.person_id is None:
        return False
    return duties.person_id == job.asker_id or any(one.person_id == duties.person_id for one in job.signers.all())


@predicate(label=_("has asked for the signatures or is the unit's secretary"))
def asked_for_it(user: Visitor, job: SigningJob) -> bool:
    """Who asked; the secretary, so that a job of somebody who left does not wait for ever."""
    duties = duties_of(user)
    asked = duties.person_id is not None and duties.person_id == job.asker_id
    return asked or duties.holds(Post.SECRETARY, job.unit_id)


@predicate(label=_("is the signer"))
def is_the_signer(user: Visitor, signer: Signer) -> bool:
    """Nobody signs for somebody else, also not by delegation."""
    return duties_of(user).in_person.person_id == signer.person_id


@predicate(label=_("is the signer, has asked for the signatures, or is the unit's clerk"))
def brings_the_copy(user: Visitor, signer: Signer) -> bool:
    """The paper itself is what was signed; whoever scans it says so with their name."""
    duties = duties_of(user)
    near = {signer.person_id, signer.job.asker_id} - {None}
    return duties.person_id in near or signer.job.unit_id in duties.keeps


grant("signing.ask_signatures", to=issues_papers, label=_("send a paper to be signed"), group=Group.WORK)
grant("signing.ask_of_document", to=issues_this_paper, label=_("send a registered paper to be signed"), group=Group.WORK)
grant("signing.view_job", to=sees_the_job, label=_("read a signing job"), group=Group.WORK)
grant("signing.abort_job", to=asked_for_it, label=_("withdraw a signing job"), group=Group.WORK)
grant("signing.sign", to=is_the_signer, label=_("sign or refuse"), scope=Scope.OWN, group=Group.WORK)
grant("signing.attach_copy", to=brings_the_copy, label=_("attach the copy signed by hand"), group=Group.WORK)


@opens("signing.job")
def opens_the_files(user: Visitor, key: str) -> bool:
    """The files of a job are open to whoever sees it."""
    return key.isdigit() and SigningJob.objects.visible_to(user).filter(pk=int(key)).exists()
