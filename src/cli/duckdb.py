import json, sys, duckdb
try:
    answer = duckdb.connect().execute(sys.stdin.buffer.read().decode())
    print(json.dumps([column[0] for column in answer.description]))
    while rows := answer.fetchmany(1000):
        for row in rows:
            print(json.dumps(row, default=str))
except duckdb.Error as error:
    sys.exit(str(error))
