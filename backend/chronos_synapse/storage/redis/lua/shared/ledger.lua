-- The ledger of a job: one entry a due time, or one for several in a row. Its id is the due time, so that none is twice.
local SLOTS_CAP = 100000
local AMENDMENT_LIFE_MS = 34560000000

-- Whether an entry tells of a due time already, be it as one of several in a row.
local function is_told(job_id, due)
  local entry = redis.call('XREVRANGE', slots_key(job_id), due .. '-0', '-', 'COUNT', 1)[1]
  if not entry then return false end
  local until_then = string.match(entry[2][4], '^[%a_]*|(%d+) ') or string.match(entry[1], '^%d+')
  return tonumber(until_then) >= tonumber(due)
end

-- Writes what became of a due time. What lies before the newest entry, as after the clock was set back, is amended:
-- what has fired since is told beside it; of what does not run this time either, it says already why.
-- `is_again`: the due time may be one of several that the newest entry tells of.
local function record(job_id, due, disposition, detail, is_again)
  local slots = slots_key(job_id)
  if not (is_again and is_told(job_id, due)) then
    local added = redis.pcall('XADD', slots, 'MAXLEN', '~', SLOTS_CAP, due .. '-0', 'd', disposition, 'x', detail)
    if type(added) ~= 'table' or not added.err then return end
  end
  local amendments = amendments_key(job_id)
  if disposition ~= 'f' and (is_told(job_id, due) or redis.call('HEXISTS', amendments, due) == 1) then return end
  redis.call('HSET', amendments, due, disposition .. ' ' .. detail)
  redis.call('PEXPIRE', amendments, AMENDMENT_LIFE_MS)
end
