-- Renews the leases of a worker's attempts.
-- Returns one word an attempt: 'ok', 'cancel', 'replace' or 'kill' as its end was asked for, 'lost' when it is another's by now.
local now = now_ms()
local replies = {}
for _ = 1, tonumber(count) do
  local lease = take_key()
  local execution_id, fence = take_arg(), take_arg()
  local held = redis.call('HMGET', lease, 'fence', 'cancel')
  local word = 'lost'
  if held[1] == fence and redis.call('ZSCORE', leases, execution_id) then
    redis.call('ZADD', leases, now + lease_ms, execution_id)
    redis.call('PEXPIRE', lease, lease_life_ms)
    word = held[2] == '1' and 'cancel' or held[2] or 'ok'
  end
  replies[#replies + 1] = word
end
return replies
