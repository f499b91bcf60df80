-- Task B in DuckDB: every stretch of every award and condition, folded as it is formed.
with state as (
  select award, party, year, kind, cents, profile, mode, has_policy, 0 as status,
    0 as since, least(offered, accepted) as until
  from subject
  union all
  select award, party, year, kind, cents, profile, mode, has_policy,
    if(accepted < 8191, 1, 3), offered, accepted
  from subject where offered < accepted
  union all
  select award, party, year, kind, cents, profile, mode, has_policy, 2, accepted, 8191
  from subject where accepted < 8191
),
stretch as (
  select s.award, s.cents, l.code, greatest(s.since, l.since) as since, least(s.until, l.until) as until
  from state s
  join law_line l on l.profile = s.profile and l.status = s.status
    and l.since < s.until and s.since < l.until
  where l.member_modes & s.mode = 0 and not (l.reads_policy and s.has_policy)
  union all
  select s.award, s.cents, (l.condition << 9) | (t.term << 6) | (l.bar << 4) | (l.met << 2) | s.status,
    greatest(s.since, l.since, t.since), least(s.until, l.until, t.until)
  from state s
  join own_line l on l.party = s.party and l.since < s.until and s.since < l.until
  join term_line t on t.condition = l.condition and t.year = s.year and t.kind = s.kind
    and t.status = s.status and t.since < least(s.until, l.until) and greatest(s.since, l.since) < t.until
),
total as (
  select award // 10000 as block, code, count(*) as stretches,
    sum(days_within(since, until)) as days,
    sum(days_within(since, until) * cents) as cent_days,
    sum(row_and_days(award, since, until)) as checksum
  from stretch
  group by all
)
select t.block, t.code >> 9 as condition, 0 as was, c.lanes, stretches, days, cent_days, checksum
from total t join combination c on c.code = t.code & 511;
