"""The step `record`: everything found, put together, checked against its contract, written and read."""

from rashomon.record.assemble import Found, build_record
from rashomon.record.check import check_record
from rashomon.record.echo import echo
from rashomon.record.files import read_story, write_story
from rashomon.record.schema import record_schema, schema_text

__all__ = ["Found", "build_record", "check_record", "echo", "read_story", "record_schema", "schema_text", "write_story"]
