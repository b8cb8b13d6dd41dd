-- Ends a backfill: it takes no more due times, and is kept for a while. Returns whether it was running.
if redis.call('SREM', running, member) == 0 then return 0 end
redis.call('UNLINK', slots, live)
if redis.call('EXISTS', backfill) == 1 then
  redis.call('JSON.MERGE', backfill, '$', '{"state":"' .. state .. '","finished_at":' .. now_ms() .. '}')
  redis.call('PEXPIRE', backfill, life_ms)
end
return 1
