-- Keeps an answer for an owner and forgets the oldest beyond `most`. Returns how many were forgotten.
redis.call('SET', answer, text, 'PX', life_ms)
redis.call('ZADD', answers, now_ms(), digest)
local gone = redis.call('ZRANGE', answers, 0, -1 - most)
for _, one in ipairs(gone) do
  redis.call('UNLINK', ai_answer_key(owner, one))
  redis.call('ZREM', answers, one)
end
redis.call('PEXPIRE', answers, life_ms)
return #gone
