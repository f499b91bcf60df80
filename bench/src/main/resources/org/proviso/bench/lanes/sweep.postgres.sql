-- Task B in PostgreSQL: every stretch of every award and condition, folded as it is formed.
with state as (
  select subject.*, p.status, p.since, p.until
  from subject
  cross join lateral (values
    (0, 0, least(offered, accepted)), (case when accepted < 8191 then 1 else 3 end, offered, accepted), (2, accepted, 8191)) p (status, since, until)
  where p.since < p.until
),
stretch as (
  select s.block, s.award, s.cents, l.code, greatest(s.since, l.since) as since, least(s.until, l.until) as until
  from state s
  join law_line l on l.profile = s.profile and l.status = s.status
    and l.since < s.until and s.since < l.until
    and not (l.reads_policy and s.has_policy)
    and (s.circle is null or s.circle <> all (l.groups))
  union all
  select s.block, s.award, s.cents, (l.condition << 9) | (t.term << 6) | (l.bar << 4) | (l.met << 2) | s.status,
    greatest(s.since, l.since, t.since), least(s.until, l.until, t.until)
  from state s
  join own_line l on l.party = s.party and l.since < s.until and s.since < l.until
  join term_line t on t.condition = l.condition and t.year = s.year and t.kind = s.kind
    and t.status = s.status and t.since < least(s.until, l.until) and greatest(s.since, l.since) < t.until
),
total as (
  select block, code, count(*) as stretches,
    sum(least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654)) as days,
    sum((least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654)) * cents) as cent_days,
    sum((award % 10000 + 1)::bigint * (since * 8192 + until)) as checksum
  from stretch
  group by block, code
)
select t.block, t.code >> 9 as condition, 0 as was, c.lanes, stretches, days, cent_days, checksum
from total t join combination c on c.code = t.code & 511;
