-- Keeps a file of a running execution: field `name` holds it, `name:` how many bytes it has. One of that name is replaced.
-- Returns 'ok'; 'count' or 'bytes' for the cap that would be passed; 'lost' when the lease is another's.
if redis.call('HGET', lease, 'fence') ~= fence then return 'lost' end
local former = tonumber(redis.call('HGET', artifacts, name .. ':') or '-1')
local count, total = redis.call('HLEN', artifacts) / 2, tonumber(size)
if former < 0 then count = count + 1 end
if count > tonumber(most_count) then return 'count' end
local fields = redis.call('HKEYS', artifacts)
for _, field in ipairs(fields) do
  if string.sub(field, -1) == ':' and field ~= name .. ':' then
    total = total + tonumber(redis.call('HGET', artifacts, field))
  end
end
if total > tonumber(most_bytes) then return 'bytes' end
redis.call('HSET', artifacts, name, data, name .. ':', size)
return 'ok'
