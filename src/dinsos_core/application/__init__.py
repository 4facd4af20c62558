"""The one pipeline that runs any command, and the queries beside it."""
