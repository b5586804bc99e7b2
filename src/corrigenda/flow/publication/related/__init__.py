"""Other topics of interest: the stories of an outlet's archive that are about the same.

What a story is about is kept as each version comes (`keeping.py`, `actions/relate_versions.py`),
and asked when a page is seen (`finding.py`): only then it is known which stories were withdrawn
or corrected since, so no withdrawn one is ever told of.
"""
