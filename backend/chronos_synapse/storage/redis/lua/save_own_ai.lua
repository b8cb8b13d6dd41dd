-- Replaces how an owner uses language models if it is still of the version `former`, 0 for none; an empty document
-- removes it. Returns 1, or 0 when it is of another version; then nothing has changed.
local found = redis.call('HGET', own_ai, owner)
local version = found and cjson.decode(found).version or 0
if version ~= tonumber(former) then return 0 end
if document == '' then
  redis.call('HDEL', own_ai, owner)
else
  redis.call('HSET', own_ai, owner, document)
end
return 1
