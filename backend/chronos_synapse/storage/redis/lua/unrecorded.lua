-- Which of several due times have no record in the ledger of their job, as far as that is kept: a ledger of `cap` entries
-- has lost older ones. Returns their places, from 1 on.
local found = {}

-- Whether an entry, if there is one, stands for a due time as one of several: its detail is "reason|last count|detail".
local function covers(entry, due)
  local last = entry and string.match(entry[2][4], '^[^|]*|(%d+) ')
  return last and tonumber(last) >= tonumber(due)
end

local function is_lost(slots, due)
  if redis.call('XLEN', slots) < tonumber(cap) then return false end
  local oldest = redis.call('XRANGE', slots, '-', '+', 'COUNT', 1)[1]
  return tonumber(string.match(oldest[1], '^%d+')) > tonumber(due)
end

for at = 1, tonumber(count) do
  local slots, amendments, due = take_key(), take_key(), take_arg()
  local entry = redis.call('XREVRANGE', slots, due .. '-0', '-', 'COUNT', 1)[1]
  local is_told = entry and entry[1] == due .. '-0' or covers(entry, due)
  if not is_told and redis.call('HEXISTS', amendments, due) == 0 and not is_lost(slots, due) then
    found[#found + 1] = at
  end
end
return found
