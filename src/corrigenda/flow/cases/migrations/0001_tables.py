import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import corrigenda.lib.clock


class Migration(migrations.Migration):

    initial = True

    # What a desk has that was set up before the first release.
    replaces = [
        ('cases', '0001_cases'),
        ('cases', '0002_where_a_passage_was_followed_to'),
        ('cases', '0003_severity_owner_notes_and_source_checks'),
        ('cases', '0004_further_places_and_merged_cases'),
        ('cases', '0005_first_report_of_known_cases'),
        ('cases', '0006_words_saved_filters_and_undoing'),
        ('cases', '0008_sorting_of_a_search'),
        ('cases', '0009_door_of_the_first_report'),
        ('cases', '0010_shared_filters_outlive_their_maker'),
        ('cases', '0011_cases_that_the_guard_opened'),
        ('cases', '0012_cases_that_the_memory_opened'),
        ('cases', '0013_cases_that_packets_opened'),
        ('cases', '0014_index_for_counting'),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('newsroom', '0001_tables'),
        ('newsroom', '__first__'),
        ('reports', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.TextField()),
                ('selector_data', models.JSONField(db_column='selector')),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('anchor_state', models.CharField(blank=True, choices=[('unchanged', 'unchanged'), ('changed', 'changed'), ('gone', 'gone'), ('ambiguous', 'ambiguous')], max_length=10)),
                ('effective_at', models.DateTimeField(null=True)),
                ('undo_state', models.CharField(blank=True, max_length=20)),
                ('batch', models.UUIDField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('lane', models.CharField(choices=[('typo', 'Typo'), ('fact', 'Fact')], max_length=10)),
                ('lane_reason', models.CharField(max_length=200)),
                ('lane_by_hand', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('new', 'new'), ('checking', 'checking'), ('awaiting_source', 'awaiting_source'), ('decided', 'decided'), ('published', 'published'), ('declined', 'declined'), ('closed', 'closed')], default='new', max_length=20)),
                ('phase', models.GeneratedField(db_persist=True, expression=models.Case(models.When(state__in=['new', 'checking', 'awaiting_source'], then=models.Value('open')), models.When(state='declined', then=models.Value('declined')), default=models.Value('decided')), output_field=models.CharField(max_length=10))),
                ('says_hash', models.CharField(max_length=64)),
                ('report_count', models.PositiveIntegerField(default=0)),
                ('opened_at', models.DateTimeField()),
                ('first_report_at', models.DateTimeField(default=corrigenda.lib.clock.now)),
                ('first_door', models.CharField(blank=True, choices=[('widget', 'Widget'), ('form', 'Form'), ('email', 'Email'), ('sweep', 'Sweep'), ('guard', 'Guard'), ('packet', 'Packet'), ('memory', 'Memory')], max_length=10)),
                ('last_report_at', models.DateTimeField()),
                ('decline_reason', models.TextField(blank=True)),
                ('since_declined', models.PositiveIntegerField(default=0)),
                ('severity', models.CharField(choices=[('low', 'Low'), ('normal', 'Normal'), ('high', 'High'), ('urgent', 'Urgent')], default='normal', max_length=10)),
                ('severity_reason', models.CharField(blank=True, max_length=200)),
                ('due_at', models.DateTimeField(null=True)),
                ('due_by_hand', models.BooleanField(default=False)),
                ('first_looked_at', models.DateTimeField(null=True)),
                ('hold_since', models.DateTimeField(null=True)),
                ('hold_reason', models.CharField(blank=True, max_length=500)),
                ('hold_until', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cases', to='articles.article')),
                ('followed_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
                ('hold_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='cases.case')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='newsroom.outlet')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('state_since', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
                ('undo_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='articles.version')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['outlet', 'state', '-last_report_at'], name='cases_in_queue'),
                    models.Index(fields=['article', 'says_hash'], name='cases_by_words'),
                    models.Index(fields=['outlet', 'state', 'due_at'], name='cases_by_due_time'),
                    models.Index(fields=['owner', 'state'], name='cases_by_owner'),
                    models.Index(fields=['phase', '-last_report_at', '-id'], name='cases_newest_first'),
                    models.Index(fields=['phase', '-report_count', '-id'], name='cases_most_readers_first'),
                    models.Index(fields=['phase', 'due_at', 'id'], name='cases_soonest_due_first'),
                    models.Index(fields=['-last_report_at', '-id'], name='cases_all_newest_first'),
                    models.Index(fields=['-report_count', '-id'], name='cases_all_most_readers_first'),
                    models.Index(fields=['due_at', 'id'], name='cases_all_soonest_due_first'),
                    models.Index(condition=models.Q(('merged_into', None)), fields=['outlet', 'phase', 'lane'], name='cases_counted'),
                    models.Index(condition=models.Q(('effective_at__isnull', False)), fields=['effective_at'], name='cases_to_settle'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CasePlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.TextField()),
                ('selector_data', models.JSONField(db_column='selector')),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('anchor_state', models.CharField(blank=True, choices=[('unchanged', 'unchanged'), ('changed', 'changed'), ('gone', 'gone'), ('ambiguous', 'ambiguous')], max_length=10)),
                ('found_by', models.CharField(choices=[('report', 'Report'), ('merge', 'Merge'), ('sweep', 'Sweep')], max_length=10)),
                ('found_at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='cases.case')),
                ('followed_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
                ('merged_case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cases.case')),
                ('state_since', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='articles.version')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='JoinedReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_at', models.DateTimeField()),
                ('came_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cases.case')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joined', to='cases.case')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reports.report')),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='cases.case')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['case', 'at'], name='notes_by_time'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to=settings.AUTH_USER_MODEL)),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='cases.note')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('told_at', None)), fields=['leased_until'], name='mentions_to_tell'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('note', 'staff'), name='one_mention_a_note'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='cases.case')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['seen_at'], name='presences_by_time'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('case', 'staff'), name='one_presence_at_a_case'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('query', models.CharField(max_length=300)),
                ('sort', models.CharField(blank=True, max_length=10)),
                ('created_at', models.DateTimeField()),
                ('outlet', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='newsroom.outlet')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='saved_filters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('staff', 'name'), name='one_filter_a_name'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Shingle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.BigIntegerField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shingles', to='cases.case')),
                ('outlet', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['outlet', 'hash'], name='cases_by_shingle'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SourceCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(max_length=35)),
                ('passage', models.TextField()),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('question', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, choices=[('confirmed', 'Confirmed'), ('disputed', 'Disputed')], max_length=10)),
                ('comment', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='source_checks', to='cases.case')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['case', 'asked_at'], name='source_checks_by_time'),
                ],
            },
        ),
        migrations.CreateModel(
            name='CaseText',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='text', serialize=False, to='cases.case')),
                ('words', models.TextField(blank=True)),
                ('stale_at', models.DateTimeField(null=True)),
                ('built_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('stale_at__isnull', False)), fields=['stale_at'], name='case_texts_to_build'),
                ],
            },
        ),
    ]
