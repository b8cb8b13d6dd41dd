-- Puts executions back on their queue whose message was lost (a stream that was deleted or trimmed).
-- Returns how many were put back.
local restored = 0
for _ = 1, tonumber(count) do
  local execution, queue = take_key(), take_key()
  local execution_id = take_arg()
  local found = redis.call('JSON.GET', execution)
  if found then
    local fields = cjson.decode(found)
    if fields.state == 'queued' or fields.state == 'retrying' then
      local last = fields.attempt or (fields.started_at and 1) or 0
      redis.call('XADD', queue, '*', 'e', execution_id, 'j', fields.job_id, 'o', fields.owner_id,
        'v', string.format('%.0f', fields.job_version), 'n', string.format('%.0f', last + 1))
      restored = restored + 1
    end
  end
end
return restored
