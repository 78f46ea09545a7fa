"""What routes take from the application and from addresses, in one spelling."""
from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Query, Request

from .desk import Desk
from .jobs import Jobs


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


TheDesk = Annotated[Desk, Depends(_desk)]
TheJobs = Annotated[Jobs, Depends(_jobs)]
Ref = Annotated[str, Path(max_length=100, description="3f9a2c1d:s4, or 3f9a2c1d for a document", examples=["3f9a2c1d:v1"])]
Code = Annotated[str, Path(max_length=100, description="a party's code", examples=["RUS"])]
Words = Annotated[str, Query(min_length=1, max_length=400, description='all these words; "in this order"; star*', examples=["sanction*"])]
