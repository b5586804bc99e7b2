"""draft"""
import gzip, json, sys, collections
from pathlib import Path
from corrigenda.flow.publication.guard import findings
labels=[json.loads(l) for l in Path(__file__).with_name("labels.jsonl").open()]
want={l["pair"]:l for l in labels}
half=sys.argv[1]
tp=fp=fn=tn=0
for line in gzip.open("/work/shared/data/pairs/dev.jsonl.gz","rt"):
    r=json.loads(line)
    l=want.get(r["id"])
    if not l or l["half"]!=half: continue
    f=findings(r["old"],r["new"])
    if f and l["note"]: tp+=1
    elif f: fp+=1; print("FP",l["because"],r["id"],[(x.kind.value,x.was[:50],x.now[:50],x.sentence[:90]) for x in f[:3]]) if half=="tuning" else 0
    elif l["note"]: fn+=1; print("FN",l["because"],r["id"]) if half=="tuning" else 0
    else: tn+=1
print(half,"tp",tp,"fp",fp,"fn",fn,"tn",tn,"precision",tp/max(1,tp+fp),"recall",tp/max(1,tp+fn))
