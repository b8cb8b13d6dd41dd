-- Keeps in a lease who may call the api as its attempt; without a digest nobody may any more.
-- Returns 1, or 0 when the lease is another's.
if redis.call('HGET', lease, 'fence') ~= fence then return 0 end
if digest == '' then
  redis.call('HDEL', lease, 'token', 'runtime')
else
  redis.call('HSET', lease, 'token', digest, 'runtime', runtime)
end
return 1
