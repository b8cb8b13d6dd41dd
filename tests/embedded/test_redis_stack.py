"""The embedded Redis Stack, really started."""

import redis


def test_it_answers_with_the_modules_that_we_need(redis_url: str, key_prefix: str) -> None:
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        client.execute_command("JSON.SET", f"{key_prefix}:doc", "$", '{"a": 1}')
        client.execute_command("TS.ADD", f"{key_prefix}:series", "*", "1")
        client.execute_command("FT.CREATE", f"{key_prefix}:index", "ON", "JSON", "SCHEMA", "$.a", "AS", "a", "NUMERIC")

        assert client.execute_command("FT.CONFIG", "GET", "ON_TIMEOUT") == {"ON_TIMEOUT": "fail"}
