-- Writes what a person knows of a pattern, or takes it back (`note` empty). Returns 1, or 0 when there is no such pattern.
if redis.call('EXISTS', pattern) == 0 then return 0 end
if note == '' then
  redis.call('JSON.DEL', pattern, '$.note')
else
  redis.call('JSON.SET', pattern, '$.note', note)
end
return 1
