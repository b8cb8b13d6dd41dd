-- Stores a block of lines of an execution's log under an id made of their offsets, so that a repeated call stores
-- nothing twice, and removes blocks that fell out of the kept tail. Returns 'ok', or 'lost' when the lease is another's.
if redis.call('HGET', lease, 'fence') ~= fence then return 'lost' end
if id ~= '' then
  local reply = redis.pcall('XADD', log, id, 'b', payload)
  -- An id that is not above the last one is that of a block which is stored already.
  if type(reply) == 'table' and reply.err and not string.find(reply.err, 'equal or smaller', 1, true) then
    return reply
  end
  -- Until it is looked after once it has ended, see open_logs in keys.py.
  if is_first == '1' then redis.call('ZADD', open_logs, 'NX', now_ms(), execution_id) end
end
for from = arg_at + 1, #ARGV, 1000 do
  redis.call('XDEL', log, unpack(ARGV, from, math.min(from + 999, #ARGV)))
end
redis.call('PEXPIRE', log, life_ms)
redis.call('PUBLISH', news, id)
return 'ok'
