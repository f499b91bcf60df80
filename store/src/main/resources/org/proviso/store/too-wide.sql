-- What the three roles could do and must not, one sentence a row.
WITH roles AS (
  SELECT r.oid, r.rolname, r.rolname = p.site AS is_site, r.rolname = p.portal AS is_portal, r.rolsuper, r.rolcreaterole, r.rolcreatedb,
    r.rolreplication, r.rolbypassrls
  FROM (SELECT ?::text AS app, ?::text AS portal, ?::text AS site) p
  JOIN pg_roles r ON r.rolname IN (p.app, p.portal, p.site)
),
relations AS (
  SELECT c.oid, c.relowner, c.relkind, n.nspname, format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (
      SELECT FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)
SELECT format('the role %I has an attribute that it must not have (SUPERUSER, CREATEROLE, CREATEDB, REPLICATION or BYPASSRLS)', rolname)
FROM roles
WHERE rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
UNION ALL
SELECT format('the role %I belongs to the role %I', r.rolname, g.rolname)
FROM roles r JOIN pg_auth_members m ON m.member = r.oid JOIN pg_roles g ON g.oid = m.roleid
UNION ALL
SELECT format('the role %I may create schemas or temporary tables in this database: who owns the database can REVOKE ALL ON DATABASE %I FROM PUBLIC',
  rolname, current_database())
FROM roles
WHERE has_database_privilege(oid, current_database(), 'CREATE, TEMPORARY')
UNION ALL
SELECT format('the role %I may create objects in the schema %I: REVOKE CREATE ON SCHEMA %I FROM PUBLIC', r.rolname, n.nspname, n.nspname)
FROM roles r, pg_namespace n
WHERE n.nspname NOT LIKE 'pg\_%' AND has_schema_privilege(r.oid, n.oid, 'CREATE')
UNION ALL
SELECT format('the role %I owns %s', r.rolname, t.name)
FROM roles r JOIN relations t ON t.relowner = r.oid
UNION ALL
SELECT format('the role %I may read or change %s', r.rolname, t.name)
FROM roles r, relations t
WHERE r.is_site AND has_schema_privilege(r.oid, t.nspname, 'USAGE')
  AND (t.nspname <> 'published'
      AND (has_table_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        OR has_any_column_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
    OR t.nspname = 'published'
      AND (has_table_privilege(r.oid, t.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
        OR has_any_column_privilege(r.oid, t.oid, 'INSERT, UPDATE, REFERENCES')))
UNION ALL
SELECT format('the role %I may change %s', r.rolname, t.name)
FROM roles r, relations t
WHERE NOT r.is_site AND t.nspname IN ('record', 'register', 'docket', 'inquiry', 'answer', 'ledger', 'matter', 'finding', 'review', 'migration')
  AND (has_table_privilege(r.oid, t.oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    OR has_any_column_privilege(r.oid, t.oid, 'UPDATE, REFERENCES'))
UNION ALL
SELECT format('the role %I may add to or change %s', r.rolname, t.name)
FROM roles r, relations t
WHERE r.is_portal AND t.nspname <> 'answer' AND has_schema_privilege(r.oid, t.nspname, 'USAGE')
  AND (has_table_privilege(r.oid, t.oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
    OR has_any_column_privilege(r.oid, t.oid, 'UPDATE, REFERENCES')
    OR t.name NOT IN ('matter.step', 'finding.answer', 'finding.answered') AND has_any_column_privilege(r.oid, t.oid, 'INSERT'))
UNION ALL
SELECT format('the role %I may add to %s', r.rolname, t.name)
FROM roles r, relations t
WHERE NOT r.is_site AND NOT r.is_portal AND t.nspname = 'answer' AND t.name <> 'answer.objection_step'
  AND has_any_column_privilege(r.oid, t.oid, 'INSERT')
UNION ALL
SELECT format('the role %I may add to %s, whose rows no policy keeps', r.rolname, t.name)
FROM roles r, relations t JOIN pg_class c ON c.oid = t.oid
WHERE r.is_portal AND (t.nspname = 'answer' OR t.name IN ('matter.step', 'finding.answer', 'finding.answered')) AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
UNION ALL
SELECT format('the role %I may read %s, whose rows no policy keeps', r.rolname, t.name)
FROM roles r, relations t JOIN pg_class c ON c.oid = t.oid
WHERE r.is_portal AND has_schema_privilege(r.oid, t.nspname, 'USAGE')
  AND has_any_column_privilege(r.oid, t.oid, 'SELECT')
  -- Both are public, and where the record ends is read there by whoever appends.
  AND t.name NOT IN ('record.event', 'record.subtree')
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
UNION ALL
SELECT format('the role %I may change %s', r.rolname, t.name)
FROM roles r, relations t
WHERE NOT r.is_site AND t.nspname = 'access'
  AND (has_table_privilege(r.oid, t.oid, 'TRUNCATE, REFERENCES, TRIGGER')
    OR has_any_column_privilege(r.oid, t.oid, 'REFERENCES')
    OR t.name NOT IN ('access.identity', 'access.totp', 'access.passkey')
      AND has_any_column_privilege(r.oid, t.oid, 'UPDATE')
    OR t.name NOT IN ('access.identity', 'access.totp', 'access.passkey', 'access.recovery_code')
      AND has_table_privilege(r.oid, t.oid, 'DELETE'))
UNION ALL
SELECT format('the role %I may write through the view %s, with the rights of its owner', r.rolname, t.name)
FROM roles r, relations t
WHERE t.relkind = 'v' AND has_schema_privilege(r.oid, t.nspname, 'USAGE')
  AND has_table_privilege(r.oid, t.oid, 'INSERT, UPDATE, DELETE')
UNION ALL
SELECT format('the role %I may call %s with the rights of its owner', r.rolname, p.oid::regprocedure)
FROM roles r, pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
  AND has_schema_privilege(r.oid, n.oid, 'USAGE') AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
  AND NOT CASE WHEN r.is_site THEN n.nspname = 'published'
    WHEN r.is_portal THEN n.nspname IN ('answer', 'matter', 'finding') AND p.proname = 'append'
    ELSE n.nspname IN ('record', 'docket') AND p.proname = 'redact' OR n.nspname = 'answer' AND p.proname = 'expire' END
  AND NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
