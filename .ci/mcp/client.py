"""Speaks to `kb mcp` with the Python SDK, as an assistant does: lists, asks, reads,
completes. Prints what it saw as one JSON object.

usage: client.py KB BASE [legacy]
"""

import asyncio
import json
import sys

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main(kb: str, base: str, mode: str) -> None:
    server = StdioServerParameters(command=kb, args=["mcp", "--db", base, "--as-of", "2025-02-01"])
    async with Client(stdio_client(server), mode=mode) as client:
        seen = {"protocol": client.protocol_version, "server": client.server_info.name}
        tools = (await client.list_tools()).tools
        seen["tools"] = [tool.name for tool in tools]
        asked = await client.call_tool("ask", {"phrase": "which promises were broken"})
        seen["asked"] = asked.structured_content
        refused = await client.call_tool("ask", {"phrase": "flurble in 2024"})
        seen["refused"] = {"is_error": refused.is_error, "told": refused.structured_content}
        given = await client.call_tool("events", {"period": 2024, "about": None, "limit": 1})
        seen["given"] = given.structured_content
        listed = await client.list_resources()
        seen["resources"] = [str(resource.uri) for resource in listed.resources]
        more = await client.list_resources(cursor=listed.next_cursor)
        seen["more"] = [str(resource.uri) for resource in more.resources]
        templates = (await client.list_resource_templates()).resource_templates
        seen["templates"] = [template.uri_template for template in templates]
        read = await client.read_resource("kb://source/dojo-timeline/3")
        seen["read"] = json.loads(read.contents[0].text)
        from mcp_types import ResourceTemplateReference

        reference = ResourceTemplateReference(type="ref/resource", uri="kb://entity/{slug}")
        completed = await client.complete(reference, {"name": "slug", "value": "doj"})
        seen["completed"] = completed.completion.values
        print(json.dumps(seen))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], (sys.argv + ["auto"])[3]))
