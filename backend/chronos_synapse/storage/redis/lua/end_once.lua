-- Keeps the answer of a request that was carried out once, or forgets the request (`answer` empty) so that it may be
-- repeated. Returns 1, or 0 when the mark is not the caller's any more.
if redis.call('HGET', request, 'token') ~= token then return 0 end
if answer == '' then return redis.call('DEL', request) end
redis.call('HSET', request, 'answer', answer)
redis.call('HDEL', request, 'token')
redis.call('PEXPIRE', request, life_ms)
return 1
