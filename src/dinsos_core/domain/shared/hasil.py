"""Is a `Result` a success? As `returns.pipeline` says it, without what that module loads."""

from typing import Any

from returns.result import Result, Success


def is_successful(hasil: Result[Any, Any]) -> bool:
    """The same answer; and nothing is raised and caught to tell a failure."""
    return isinstance(hasil, Success)
