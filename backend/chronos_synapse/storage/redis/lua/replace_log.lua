-- Puts the packed blocks of a log in its place, unless it has changed since they were read; the log lives as long as
-- before. Returns 'ok', or 'changed'.
local about = 'STREAM'
local reply = redis.pcall('XINFO', about, log)
local facts = {}
if not reply.err then
  for at = 1, #reply, 2 do facts[reply[at]] = reply[at + 1] end
end
if facts['last-generated-id'] ~= last_id or facts['length'] ~= tonumber(blocks) then
  redis.call('UNLINK', packed)
  return 'changed'
end
local life_ms = redis.call('PTTL', log)
redis.call('RENAME', packed, log)
if life_ms > 0 then redis.call('PEXPIRE', log, life_ms) else redis.call('PERSIST', log) end
return 'ok'
