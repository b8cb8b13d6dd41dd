-- Replaces the settings if the version that is in force is `former`.
-- Returns 1 when it did, else 0.
local found = redis.call('GET', settings)
local version = found and cjson.decode(found).version or 0
if version ~= tonumber(former) then return 0 end
redis.call('SET', settings, document)
return 1
