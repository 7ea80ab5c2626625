"""What others may know about signatures: which job a paper has, and how it stands."""

from chibo.work.signing.queries.jobs import (
    JobLine,
    SignerLine,
    job_lines,
    job_of,
    jobs_of,
    next_signer,
    originals_of,
    result_files,
    signer_lines,
    waiting_for,
)
from chibo.work.signing.queries.rooms import rooms_of

__all__ = [
    "JobLine", "SignerLine", "job_lines", "job_of", "jobs_of", "next_signer", "originals_of", "result_files", "rooms_of",
    "signer_lines", "waiting_for",
]  # fmt: skip
