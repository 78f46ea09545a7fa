-- A record as the first migration alone kept it, dumped by SQLite. Do not edit: it stands for records on disk.
BEGIN TRANSACTION;
CREATE TABLE documents (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	short TEXT NOT NULL, 
	title TEXT, 
	outlet TEXT, 
	url TEXT, 
	published DATE, 
	published_basis TEXT NOT NULL, 
	language TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	raw_sha256 TEXT, 
	characters INTEGER NOT NULL, 
	known_sections TEXT NOT NULL, 
	text TEXT NOT NULL, 
	UNIQUE (id), 
	UNIQUE (raw_sha256)
);
INSERT INTO "documents" VALUES(1,'eecd1a8f12039e6e22d54c2d8ec5b3ac51cfe8e1ce0209d3899ebcbf53324636','eecd1a8f','Crisis number 0','The Wire','https://example.org/0','2022-01-17','given','en','https://example.org/0',NULL,249,'[{"kind": "caption", "span": [0, 6]}]','Crisis 0. “We will not wait,” President Recep Tayyip Erdoğan said in Ankara on Friday. The United States threatened Russia with sanctions if it invades Ukraine; NATO moved troops. Some 14,000 people have died. In 1962 the world stood close to war. 🕊');
INSERT INTO "documents" VALUES(2,'8b350065eb0c2a56072ec9693cec9b1f5c19204b30b672dbcf873fbfc668676b','8b350065','Crisis number 1','Daily Post','https://example.org/1','2022-01-18','given','en','https://example.org/1',NULL,249,'[{"kind": "caption", "span": [0, 6]}]','Crisis 1. “We will not wait,” President Recep Tayyip Erdoğan said in Ankara on Friday. The United States threatened Russia with sanctions if it invades Ukraine; NATO moved troops. Some 14,000 people have died. In 1962 the world stood close to war. 🕊');
CREATE TABLE failures (
	name TEXT NOT NULL, 
	raw_sha256 TEXT, 
	error TEXT NOT NULL, 
	times INTEGER NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE layers (
	document INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	standoff TEXT NOT NULL, 
	models_sha256 TEXT NOT NULL, 
	annotations TEXT NOT NULL, 
	FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE
);
INSERT INTO "layers" VALUES(1,'sections','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"kind":"body","span":[0,249]}]');
INSERT INTO "layers" VALUES(1,'entities','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"e1","name":"Recep Tayyip Erdoğan","kind":"person","code":"TUR GOV","role":"president","mentions":[[30,60]]},{"id":"e2","name":"United States","kind":"country","code":"USA","role":null,"mentions":[[87,104]]}]');
INSERT INTO "layers" VALUES(1,'statements','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"s1","speaker":{"text":"President Recep Tayyip Erdoğan","span":[30,60],"entity":"e1","name":"Recep Tayyip Erdoğan","code":"TUR GOV","role":"president"},"cue":{"text":"said","span":[61,65]},"content":{"text":"We will not wait","span":[11,27]},"direct":true,"addressee":null,"said_on":{"start":"2022-01-14","end":"2022-01-14","precision":"day","basis":"relative","text":"Friday","span":[79,85]},"score":0.9}]');
INSERT INTO "layers" VALUES(1,'events','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"v1","event_type":"THREATEN","event_mode":null,"contexts":["diplomatic","economic"],"quad":3,"intensity":-3.5,"auxiliary":null,"hedged":false,"actor":[{"code":"USA GOV","entity":null,"text":"The United States","span":[87,104]}],"recipient":[{"code":"RUS","entity":null,"text":"Russia","span":[116,122]}],"evidence":{"text":"threatened Russia with sanctions","span":[105,137]},"trigger":{"text":"threatened","span":[105,115]},"when":null,"place":null,"reported_by":"s1","score":0.8},{"id":"v2","event_type":"MOBILIZE","event_mode":"troops","contexts":[],"quad":4,"intensity":-4.0,"auxiliary":"future","hedged":true,"actor":[{"code":"IGO NATO","entity":null,"text":"NATO","span":[161,165]}],"recipient":[],"evidence":{"text":"NATO moved troops","span":[161,178]},"trigger":{"text":"moved","span":[166,171]},"auxiliary_cue":{"text":"moved","span":[166,171]},"when":{"start":"2022-01-14","end":"2022-01-14","precision":"day","basis":"relative","text":"Friday","span":[79,85]},"place":{"text":"Ankara","span":[69,75],"name":"Ankara","country":"TUR","latitude":39.92,"longitude":32.85,"geonames":323786,"use":"literal"},"reported_by":null}]');
INSERT INTO "layers" VALUES(1,'commitments','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"c1","kind":"threat","by":["USA"],"toward":["RUS"],"condition":{"text":"if it invades Ukraine","span":[138,159]},"consequence":{"text":"sanctions","span":[128,137]},"deadline":{"start":"2022-01-14","end":"2022-01-14","precision":"day","basis":"relative","text":"Friday","span":[79,85]},"status":"open","event":"v1","statement":"s1"}]');
INSERT INTO "layers" VALUES(1,'positions','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"issue":"sanctions","party":"USA GOV","stance":"threatens","stance_type":"demand","evidence":{"text":"with sanctions","span":[123,137]},"statement":"s1","score":0.5}]');
INSERT INTO "layers" VALUES(1,'figures','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"what":"deaths","value":14000,"low":null,"high":null,"unit":"people","approximate":true,"evidence":{"text":"14,000 people have died","span":[185,208]},"as_of":"2022","claimed_by":{"text":"President Recep Tayyip Erdoğan","span":[30,60],"entity":"e1","name":"Recep Tayyip Erdoğan","code":"TUR GOV","role":"president"}}]');
INSERT INTO "layers" VALUES(1,'history','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"what":"Cuban Missile Crisis","when":"1962","evidence":{"text":"In 1962 the world stood close to war","span":[210,246]}}]');
INSERT INTO "layers" VALUES(1,'times','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"text":"Friday","span":[79,85],"start":"2022-01-14","end":"2022-01-14","precision":"day","type":"date","timex_value":"2022-01-14","relative":true}]');
INSERT INTO "layers" VALUES(1,'places','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"text":"Ankara","span":[69,75],"name":"Ankara","country":"TUR","latitude":39.92,"longitude":32.85,"geonames":323786,"use":"literal"}]');
INSERT INTO "layers" VALUES(1,'missing','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"what":"addressee","why":"not said"}]');
INSERT INTO "layers" VALUES(1,'receipt','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','{"standoff":"0.1.0","models":{"marks":"aa"},"seconds":0.25}');
INSERT INTO "layers" VALUES(2,'sections','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"kind":"body","span":[0,249]}]');
INSERT INTO "layers" VALUES(2,'entities','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"e1","name":"Recep Tayyip Erdoğan","kind":"person","code":"TUR GOV","role":"president","mentions":[[30,60]]},{"id":"e2","name":"United States","kind":"country","code":"USA","role":null,"mentions":[[87,104]]}]');
INSERT INTO "layers" VALUES(2,'statements','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"s1","speaker":{"text":"President Recep Tayyip Erdoğan","span":[30,60],"entity":"e1","name":"Recep Tayyip Erdoğan","code":"TUR GOV","role":"president"},"cue":{"text":"said","span":[61,65]},"content":{"text":"We will not wait","span":[11,27]},"direct":true,"addressee":null,"said_on":{"start":"2022-01-14","end":"2022-01-14","precision":"day","basis":"relative","text":"Friday","span":[79,85]},"score":0.9}]');
INSERT INTO "layers" VALUES(2,'events','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"v1","event_type":"THREATEN","event_mode":null,"contexts":["diplomatic","economic"],"quad":3,"intensity":-3.5,"auxiliary":null,"hedged":false,"actor":[{"code":"USA GOV","entity":null,"text":"The United States","span":[87,104]}],"recipient":[{"code":"RUS","entity":null,"text":"Russia","span":[116,122]}],"evidence":{"text":"threatened Russia with sanctions","span":[105,137]},"trigger":{"text":"threatened","span":[105,115]},"when":null,"place":null,"reported_by":"s1","score":0.8},{"id":"v2","event_type":"MOBILIZE","event_mode":"troops","contexts":[],"quad":4,"intensity":-4.0,"auxiliary":"future","hedged":true,"actor":[{"code":"IGO NATO","entity":null,"text":"NATO","span":[161,165]}],"recipient":[],"evidence":{"text":"NATO moved troops","span":[161,178]},"trigger":{"text":"moved","span":[166,171]},"auxiliary_cue":{"text":"moved","span":[166,171]},"when":{"start":"2022-01-14","end":"2022-01-14","precision":"day","basis":"relative","text":"Friday","span":[79,85]},"place":{"text":"Ankara","span":[69,75],"name":"Ankara","country":"TUR","latitude":39.92,"longitude":32.85,"geonames":323786,"use":"literal"},"reported_by":null}]');
INSERT INTO "layers" VALUES(2,'commitments','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"id":"c1","kind":"threat","by":["USA"],"toward":["RUS"],"condition":{"text":"if it invades Ukraine","span":[138,159]},"consequence":{"text":"sanctions","span":[128,137]},"deadline":{"start":"2022-01-14","end":"2022-01-14","precision":"day","basis":"relative","text":"Friday","span":[79,85]},"status":"open","event":"v1","statement":"s1"}]');
INSERT INTO "layers" VALUES(2,'positions','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"issue":"sanctions","party":"USA GOV","stance":"threatens","stance_type":"demand","evidence":{"text":"with sanctions","span":[123,137]},"statement":"s1","score":0.5}]');
INSERT INTO "layers" VALUES(2,'figures','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"what":"deaths","value":14000,"low":null,"high":null,"unit":"people","approximate":true,"evidence":{"text":"14,000 people have died","span":[185,208]},"as_of":"2022","claimed_by":{"text":"President Recep Tayyip Erdoğan","span":[30,60],"entity":"e1","name":"Recep Tayyip Erdoğan","code":"TUR GOV","role":"president"}}]');
INSERT INTO "layers" VALUES(2,'history','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"what":"Cuban Missile Crisis","when":"1962","evidence":{"text":"In 1962 the world stood close to war","span":[210,246]}}]');
INSERT INTO "layers" VALUES(2,'times','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"text":"Friday","span":[79,85],"start":"2022-01-14","end":"2022-01-14","precision":"day","type":"date","timex_value":"2022-01-14","relative":true}]');
INSERT INTO "layers" VALUES(2,'places','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"text":"Ankara","span":[69,75],"name":"Ankara","country":"TUR","latitude":39.92,"longitude":32.85,"geonames":323786,"use":"literal"}]');
INSERT INTO "layers" VALUES(2,'missing','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','[{"what":"addressee","why":"not said"}]');
INSERT INTO "layers" VALUES(2,'receipt','0.1.0','0afa73a3054af0b17f7f339c23264f4aed36de464a9b6ac98340e16708d137ee','{"standoff":"0.1.0","models":{"marks":"aa"},"seconds":0.25}');
CREATE TABLE migrations (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (name)
);
INSERT INTO "migrations" VALUES(1,'m0001_keep_documents');
CREATE INDEX ix_documents_published ON documents (published);
CREATE UNIQUE INDEX layers_key ON layers (document, name);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('documents',2);
COMMIT;
