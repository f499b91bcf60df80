-- Task D in PostgreSQL: what another day of acceptance of one award changes. Parameters: that day, the award.
with touched as materialized (
  select subject.*, side, case side when 0 then accepted else ?::integer end as accepted_on
  from subject cross join (values (0), (1)) v (side)
  where subject.award = ?::integer
),
state as materialized (
  select touched.*, p.status, p.since, p.until
  from touched
  cross join lateral (values
    (0, 0, least(offered, accepted_on)), (case when accepted_on < 8191 then 1 else 3 end, offered, accepted_on), (2, accepted_on, 8191)) p (status, since, until)
  where p.since < p.until
),
stretch as materialized (
  select s.side, s.block, s.award, s.cents, l.condition, l.code,
    greatest(s.since, l.since) as since, least(s.until, l.until) as until
  from state s
  join law_line l on l.profile = s.profile and l.status = s.status
    and l.since < s.until and s.since < l.until
    and not (l.reads_policy and s.has_policy)
    and (s.circle is null or s.circle <> all (l.groups))
  union all
  select s.side, s.block, s.award, s.cents, l.condition,
    (l.condition << 9) | (t.term << 6) | (l.bar << 4) | (l.met << 2) | s.status,
    greatest(s.since, l.since, t.since), least(s.until, l.until, t.until)
  from state s
  join own_line l on l.party = s.party and l.since < s.until and s.since < l.until
  join term_line t on t.condition = l.condition and t.year = s.year and t.kind = s.kind
    and t.status = s.status and t.since < least(s.until, l.until) and greatest(s.since, l.since) < t.until
),
change as (
  select w.block, w.award, w.cents, w.code as was, n.code,
    greatest(w.since, n.since) as since, least(w.until, n.until) as until
  from stretch w
  join stretch n on n.side = 1 and n.condition = w.condition and n.since < w.until and w.since < n.until
  where w.side = 0 and n.code <> w.code
),
total as (
  select block, was, code, count(*) as stretches,
    sum(least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654)) as days,
    sum((least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654)) * cents) as cent_days,
    sum((award % 10000 + 1)::bigint * (since * 8192 + until)) as checksum
  from change
  group by block, was, code
)
select t.block, t.code >> 9 as condition, w.lanes as was, n.lanes, stretches, days, cent_days, checksum
from total t
join combination w on w.code = t.was & 511
join combination n on n.code = t.code & 511;
